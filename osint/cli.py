"""The command `osint`. Results go to stdout, progress and errors to stderr; an error is one line and exit status 2."""

import errno
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from osint import __version__

# typer's own tracebacks show local variables, and with them collected text.
app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, help=__doc__)
sources = typer.Typer(no_args_is_help=True, help="Look at the places that are collected from.")
app.add_typer(sources, name="sources")

Home = Annotated[Path | None, typer.Option("--home", help="The workspace's folder.", envvar="OSINT_HOME")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def main() -> None:
    """Run the command; what is known to go wrong ends in one line on stderr and exit status 2."""
    from pydantic import ValidationError

    try:
        app()
    except ValidationError:
        raise
    except (ValueError, OSError) as error:
        fail(_one_line(error))
    except BrokenPipeError:
        sys.exit(1)


def fail(message: str) -> None:
    typer.echo(f"osint: {message}", err=True)
    sys.exit(2)


def say(message: str) -> None:
    """Progress: to stderr only."""
    typer.echo(message, err=True)


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError):
        where = error.filename or (f"a file in {tempfile.gettempdir()} or of the workspace" if error.errno in NO_ROOM else None)
        return f"{where}: {error.strerror}" if where else str(error)
    return " ".join(str(error).split())


def _workspace(home: Path | None) -> Any:
    from osint.workspace import existing

    return existing(home or Path())


def _tables(home: Path | None) -> Any:
    from extract.tables import Tables
    from osint.workspace import Workspace

    return Workspace(home).tables if home else Tables()


@contextmanager
def _lines(file: Path | None) -> Iterator[Iterable[str]]:
    """The lines of a file, or of stdin for None and `-`. Undecodable bytes become a line that is no JSON, and is answered so."""
    if file is None or str(file) == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]  # a TextIOWrapper
        yield sys.stdin
    else:
        with file.open(encoding="utf-8", errors="surrogateescape") as opened:
            yield opened


def _answer(file: Path | None, answer: Callable[[Iterable[str]], Iterator[str]]) -> None:
    """Print an answer a line; bad lines are counted on stderr."""
    bad = 0
    with _lines(file) as lines:
        for line in answer(lines):
            bad += '"error": "' in line and "error" in json.loads(line)
            print(line, flush=True)
    if bad:
        say(f"{bad} bad lines")


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Name code, model and rules.")] = False) -> None:
    if version:
        import extract

        print(f"osint {__version__}, extractor {extract.extractor_version()}")
        raise typer.Exit


@app.command()
def init(folder: Annotated[Path, typer.Argument()] = Path()) -> None:
    """Make a workspace with a commented osint.toml and an example source."""
    from osint.init import make

    for path in make(folder):
        print(path)


@app.command()
def demo(
    home: Home = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the result, or stop before that.")] = True,
    port: Annotated[int | None, typer.Option(help="Of the page; a busy one: the next that is free.")] = None,
) -> None:
    """Crawl the packaged sample sites twice over real HTTP, analyze, and serve the result."""
    from osint.demo.run import run

    raise typer.Exit(run(home or Path("demo"), serve=serve, port=port, report=say))


@app.command()
def crawl(
    names: Annotated[list[str] | None, typer.Argument(help="Sources; none: all.")] = None,
    home: Home = None,
    due: Annotated[bool, typer.Option("--due", help="Only those that their schedule makes due.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="Sources crawled at once.")] = None,
) -> None:
    """Crawl sources and read what they bring. Exit status 1 if a run did not end well."""
    from osint import collect
    from osint.due import due_names

    workspace = _workspace(home)
    chosen = list(names or (source.name for source in collect.all_sources(workspace)))
    if due:
        with workspace.osint_db() as db:
            on_schedule = due_names(db, workspace.id, collect.all_sources(workspace))
        chosen = [name for name in chosen if name in on_schedule]
        if not chosen:
            say("nothing is due")
            return
    elif not chosen:
        fail(f"{workspace.sources}: no source file there; see docs/sources.md")
    done = collect.crawl(workspace, chosen, jobs or workspace.settings.jobs, say, only_due=due)
    if any(crawled.status == 2 for crawled in done):
        raise typer.Exit(2)
    raise typer.Exit(0 if all(crawled.well for crawled in done) else 1)


@app.command()
def add(
    files: Annotated[list[Path] | None, typer.Argument(help="Files of any kind in docs/commands.md; -: text from stdin.")] = None,
    text: Annotated[str | None, typer.Option(help="A text as it is, such as a copied post.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was found; of a Telegram export the channel's address.")] = None,
    sender: Annotated[str | None, typer.Option("--from", help="Who sent it: kept in protected.db only.")] = None,
    received: Annotated[str | None, typer.Option(help="When: 2026-11-25 or 2026-11-25T14:30+07:00.")] = None,
    columns: Annotated[str | None, typer.Option(help="Of a table: text=Body,title=Subject,url=Link,date=Posted.")] = None,
    languages: Annotated[str | None, typer.Option(help="Of pictures, as tesseract names them: tha+eng.")] = None,
    authors: Annotated[bool, typer.Option("--authors", help="Keep who wrote the messages of a chat with them.")] = False,
    read: Annotated[bool, typer.Option("--read/--no-read", help="Read it now, or leave that to refresh.")] = True,
    home: Home = None,
) -> None:
    """Take in and read what people send."""
    from osint.add import adding
    from osint.add.sound import received as moment
    from osint.add.tables import columns_of

    workspace = _workspace(home)
    options = adding.Options(url, columns_of(columns), authors, languages)
    who = adding.Sender(sender or None, moment(received) if received else None)
    added = adding.add(workspace, files or [], text=text, url=url, report=say, options=options, sender=who, read=read)
    print(f"{added.postings} postings from {added.parts} parts, {added.new} not brought before")
    raise typer.Exit(2 if added.unreadable else 0)


@app.command()
def analyze(file: Annotated[Path | None, typer.Argument()] = None, home: Home = None) -> None:
    """JSON Lines in, JSON Lines out: what each text is and what is found in it. No database."""
    import extract

    tables = _tables(home)
    _answer(file, lambda lines: extract.answer_lines(lines, tables))


@app.command()
def check(
    text: Annotated[str, typer.Argument(help="The text; -: from stdin.")] = "-", home: Home = None, as_json: Json = False
) -> None:
    """Read one text, for a person: what it is, what was found, which indicators, what to do."""
    import extract
    from osint.check import explain

    analysis = extract.analyze(sys.stdin.read() if text == "-" else text, tables=_tables(home))
    print(json.dumps(extract.to_json(analysis), ensure_ascii=False) if as_json else "\n".join(explain(analysis)))


@app.command()
def geocode(file: Annotated[Path | None, typer.Argument()] = None, home: Home = None) -> None:
    """Place names, coordinates or map links in, places out, as JSON Lines."""
    from osint import settings
    from osint.geocode.command import answer_lines
    from osint.geocode.online import from_settings

    tables, chosen = _tables(home), settings.load(home or Path())
    online = from_settings(chosen.nominatim_url, chosen.geocoder, chosen.operator, chosen.contact, tables)
    _answer(file, lambda lines: answer_lines(lines, tables, online))


@app.command()
def refresh(
    home: Home = None,
    every: Annotated[bool, typer.Option("--all", help="First parse the archive again with today's spiders.")] = False,
) -> None:
    """Read what is pending and what older rules have read, and link anew."""
    from osint.refresh import refresh as run

    workspace = _workspace(home)
    if every:
        from osint.reparse import reparse

        say(f"{reparse(workspace, say)} captures parsed again")
    done = run(workspace)
    print(
        f"{done.pending} pending and {done.stale} stale texts read; {done.moved_out} pleas moved out, {done.moved_in} texts moved in"
    )
    if not done.clean:
        say(
            "osint: a reader has osint.db open, so texts moved out may still be in its write-ahead log: close it and run refresh again"
        )
        raise typer.Exit(1)


@app.command()
def pleas(
    home: Home = None,
    every: Annotated[bool, typer.Option("--all", help="Those with a verdict too.")] = False,
    verdict: Annotated[tuple[str, str] | None, typer.Option(help="VERSION KIND: plea, job_ad, warning, news or other.")] = None,
    reviewer: Annotated[str, typer.Option(help="Who says so.")] = "",
) -> None:
    """Look at pleas for help (in this terminal only; each look is kept in the custody log) or give a verdict on one."""
    from osint import plea_review

    workspace = _workspace(home)
    if verdict is None:
        for plea in plea_review.look(workspace, every=every):
            print(f"{plea.version}  {plea.seen_at or ''}  {plea.verdict or 'no verdict'}  {plea.url or ''}")
            print("\n".join(f"    {line}" for line in (plea.title or "", *plea.text.splitlines(), *plea.contacts) if line) + "\n")
        return
    version, kind = verdict
    if kind not in plea_review.KINDS:
        fail(f"--verdict: {kind} is none of {', '.join(plea_review.KINDS)}")
    try:
        moved = plea_review.decide(workspace, version, kind, reviewer or os.environ.get("USER", ""))
    except KeyError:
        fail(f"--verdict: no plea has the version {version}")
    print("moved to osint.db" if moved else "stays in protected.db")


@app.command()
def status(home: Home = None, as_json: Json = False) -> None:
    """Freshness and outcome of every source; exit status 1 if one is not ok or overdue."""
    from osint.status import status as look

    found = look(_workspace(home))
    if as_json:
        print(json.dumps(found.to_dict(), ensure_ascii=False))
    else:
        for source in found.sources:
            outcome = f"{source.outcome}: {source.failure}" if source.failure else source.outcome
            late = "  OVERDUE" if source.overdue else ""
            counts = f"{source.collected} collected, {source.new} new, {source.gone} gone, {source.pending} pending"
            print(f"{source.name:<24} {outcome:<24} {source.started_at or '-':<20} {counts}{late}")
            if source.failure:
                print("\n".join(f"{'':<25}{said}" for said in (source.message, source.action) if said))
        print(f"{found.pending} pending, {found.unreadable} unreadable, {found.pleas} pleas without a verdict (osint pleas)")
    raise typer.Exit(0 if found.well else 1)


@app.command()
def serve(home: Home = None, port: Annotated[int | None, typer.Option(help="Of the page, on 127.0.0.1.")] = None) -> None:
    """Serve the workspace with Datasette on 127.0.0.1."""
    from osint.browse.serve import serve as run

    workspace = _workspace(home)
    raise typer.Exit(run(workspace, port or workspace.settings.port))


@app.command()
def verify(home: Home = None) -> None:
    """Read archive, digests and custody chain again; name the first break and exit 1."""
    from osint.crawl.verify import verify as run

    found = run(_workspace(home))
    print(f"{found.records} records in {found.files} files: {'the first break is' if found.breaks else 'no break'}")
    for line in found.breaks:
        print(line)
    raise typer.Exit(1 if found.breaks else 0)


@sources.command("list")
def sources_list(home: Home = None, as_json: Json = False) -> None:
    """The workspace's sources and the packaged ones; exit status 2 if a file cannot be read."""
    from osint.sources_command import list_rows

    found = list_rows(_workspace(home).sources)
    for row in found:
        if as_json:
            print(json.dumps(row, ensure_ascii=False))
        elif row["error"] is None:
            untried = " (never tried live)" if row["tested"] == "never-live" else ""
            schedule = row["schedule"] or "no schedule"
            print(f"{row['name']:<24} {row['spider']:<12} {schedule:<16} {row['where']:<10} {row['title']}{untried}")
    broken = [row["error"] for row in found if row["error"]]
    for line in broken:
        say(f"osint: {line}")
    raise typer.Exit(2 if broken else 0)


@sources.command("show")
def sources_show(name: str, home: Home = None) -> None:
    """One source with every default, as YAML."""
    from osint.sources_command import show_text

    print(show_text(_workspace(home).sources, name), end="")


@sources.command("candidates")
def sources_candidates(
    home: Home = None,
    every: Annotated[bool, typer.Option("--all", help="Also those decided on, and what cannot be collected.")] = False,
    approve: Annotated[str | None, typer.Option(help="ID: write a source's file for it.")] = None,
    dismiss: Annotated[str | None, typer.Option(help="ID: do not show it again.")] = None,
    reviewer: Annotated[str, typer.Option(help="Who says so.")] = "",
    as_json: Json = False,
) -> None:
    """Channels and sites that ads name. Nobody is asked and nothing is joined; approve one, or dismiss it."""
    from dataclasses import asdict

    from osint import candidates

    workspace = _workspace(home)
    who = reviewer or os.environ.get("USER", "")
    if approve is not None:
        path = candidates.decide(workspace, approve, "approved", who)
        print(path)
        say(f"try it: osint sources test {path.stem if path else ''}")
    if dismiss is not None:
        candidates.decide(workspace, dismiss, "dismissed", who)
    if approve is not None or dismiss is not None:
        return
    for one in candidates.find(workspace, every=every):
        if as_json:
            print(json.dumps(asdict(one) | {"url": one.url}, ensure_ascii=False))
            continue
        seen = f"{one.ads} ad(s), {one.sources} source(s), {one.first_seen[:10]} to {one.last_seen[:10]}"
        print(f"{one.id:<48} {seen}  {one.verdict or one.why_not or ''}".rstrip())
        print(f"  in {', '.join(one.examples)}")


@sources.command("test")
def sources_test(
    name: str,
    home: Home = None,
    fixture: Annotated[str | None, typer.Option(help="Also save a page as tests/fixtures/SOURCE/CASE, for a test.")] = None,
    as_json: Json = False,
) -> None:
    """Crawl a few pages as a run would, store nothing, and show what each posting would hold; exit status 1 for none."""
    from osint.sources_command import table_lines, trial_rows, try_source

    workspace = _workspace(home)
    trial = try_source(workspace, name)
    rows = trial_rows(trial)
    for row in rows:
        print(json.dumps(row, ensure_ascii=False) if as_json else _trial_lines(row))
    if rows and not as_json:
        print("\n".join(["", *table_lines(rows)]))
    say(trial.said)
    if fixture is not None:
        _save_fixture(workspace, trial, name, fixture)
    raise typer.Exit(2 if trial.outcome is None else 0 if rows else 1)


def _trial_lines(row: dict[str, Any]) -> str:
    shown = [f"{name}: {value}" for name, value in row.items() if value and name not in ("title", "text", "characters", "missing")]
    text = f"text, {row['characters']} characters: {row['text'][:80]}"
    return "\n  ".join([row["title"] or "(no title)", text, *shown, f"missing: {', '.join(row['missing']) or 'nothing'}"])


@sources.command("new")
def sources_new(
    url: Annotated[str, typer.Argument(help="A page, feed, sitemap or channel (t.me/NAME, @NAME).")],
    home: Home = None,
    name: Annotated[str | None, typer.Option(help="Of the source file; none: made from the address.")] = None,
    allow_private: Annotated[
        list[str] | None, typer.Option("--allow-private", help="HOST:PORT that may be fetched although its address is private.")
    ] = None,
    fixture: Annotated[str | None, typer.Option(help="Also save a page as tests/fixtures/SOURCE/CASE, for a test.")] = None,
    as_json: Json = False,
) -> None:
    """Look at a place politely, say how it can be collected, and write its source file; exit status 1 if it cannot."""
    from osint import sources_new as new

    workspace, allowed = _workspace(home), allow_private or []
    new.free_path(workspace, name or new.name_for(new.web_address(url)))  # before anything is fetched
    look = new.look_at(workspace, url, allowed)
    if as_json:
        print(json.dumps({"found": look.found.to_dict(), "ways": [_way(way) for way in look.ways]}, ensure_ascii=False))
    else:
        print("\n".join(new.lines(look)))
    if not look.ways:
        say("osint: nothing was found that can be collected; a file can be written by hand: docs/sources.md")
        raise typer.Exit(1)
    path = new.write(workspace, look, name or new.name_for(look.ways[0].url), allowed)
    say(f"{path} written: {look.ways[0].spider}, because of {look.ways[0].why}; try it with: osint sources test {path.stem}")
    if fixture is not None:
        from osint.sources_command import try_source

        trial = try_source(workspace, path.stem)
        say(trial.said)
        _save_fixture(workspace, trial, path.stem, fixture)


def _way(way: Any) -> dict[str, Any]:
    return dict(spider=way.spider, url=way.url, why=way.why, **way.keys)


def _save_fixture(workspace: Any, trial: Any, name: str, case: str) -> None:
    """Keep the page of a try's first posting with what was read from it."""
    from osint.fixture import WARNING, save
    from osint.sources import find_source

    if trial.page is None:
        fail(f"{name}: no page with a posting came, so there is nothing to save")
    say(f"{save(find_source(workspace.sources, name), case, trial.page)} saved\n{WARNING}")


if __name__ == "__main__":
    main()
