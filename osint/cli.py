"""The command `osint`. Results go to stdout, progress and errors to stderr; an error is one line and exit status 2."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from osint import __version__, sources_cli
from osint.terminal import Home, Json, fail, one_line, print_answers, say, tables_of, workspace_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from osint.geocode.online import Online

# typer's own tracebacks show local variables, and with them collected text.
app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, help=__doc__)
app.add_typer(sources_cli.app, name="sources")


def main() -> None:
    """Run the command; what is known to go wrong ends in one line on stderr and exit status 2."""
    from pydantic import ValidationError

    try:
        app()
    except ValidationError:
        raise
    except (ValueError, OSError) as error:
        fail(one_line(error))


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

    workspace = workspace_of(home)
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

    workspace = workspace_of(home)
    options = adding.Options(url, columns_of(columns), authors, languages)
    who = adding.Sender(sender or None, moment(received) if received else None)
    added = adding.add(workspace, files or [], text=text, url=url, report=say, options=options, sender=who, read=read)
    print(f"{added.postings} postings from {added.parts} parts, {added.new} not brought before")
    raise typer.Exit(2 if added.unreadable else 0)


@app.command()
def analyze(file: Annotated[Path | None, typer.Argument()] = None, home: Home = None) -> None:
    """JSON Lines in, JSON Lines out: what each text is and what is found in it. No database."""
    import extract

    tables = tables_of(home)
    print_answers(file, lambda lines: extract.answer_lines(lines, tables))


@app.command()
def check(
    text: Annotated[str, typer.Argument(help="The text; -: from stdin.")] = "-", home: Home = None, as_json: Json = False
) -> None:
    """Read one text, for a person: what it is, what was found, which indicators, what to do."""
    import extract
    from osint.check import explain

    analysis = extract.analyze(sys.stdin.read() if text == "-" else text, tables=tables_of(home))
    print(json.dumps(extract.to_json(analysis), ensure_ascii=False) if as_json else "\n".join(explain(analysis)))


@app.command()
def geocode(file: Annotated[Path | None, typer.Argument()] = None, home: Home = None) -> None:
    """Place names, coordinates or map links in, places out, as JSON Lines."""
    from osint import settings
    from osint.geocode.command import answer_lines

    tables, chosen = tables_of(home), settings.load(home or Path())
    online: Sequence[Online] = ()
    if chosen.nominatim_url or chosen.geocoder:
        from osint.geocode.online import from_settings

        online = from_settings(chosen.nominatim_url, chosen.geocoder, chosen.operator, chosen.contact, tables)
    print_answers(file, lambda lines: answer_lines(lines, tables, online))


@app.command()
def refresh(
    home: Home = None,
    every: Annotated[bool, typer.Option("--all", help="First parse the archive again with today's spiders.")] = False,
) -> None:
    """Read what is pending and what older rules have read, and link anew."""
    from osint.refresh import refresh as run

    workspace = workspace_of(home)
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

    workspace = workspace_of(home)
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

    found = look(workspace_of(home))
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

    workspace = workspace_of(home)
    raise typer.Exit(run(workspace, port or workspace.settings.port))


@app.command()
def verify(home: Home = None) -> None:
    """Read archive, digests and custody chain again; name the first break and exit 1."""
    from osint.crawl.verify import verify as run

    found = run(workspace_of(home))
    print(f"{found.records} records in {found.files} files: {'the first break is' if found.breaks else 'no break'}")
    for line in found.breaks:
        print(line)
    raise typer.Exit(1 if found.breaks else 0)


if __name__ == "__main__":
    main()
