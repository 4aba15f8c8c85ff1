"""The commands `osint sources …`."""

import json
import os
from typing import Annotated, Any

import typer

from osint.terminal import Home, Json, fail, say, workspace_of

app = typer.Typer(no_args_is_help=True, help="Look at the places that are collected from.")


@app.command("list")
def sources_list(home: Home = None, as_json: Json = False) -> None:
    """The workspace's sources and the packaged ones; exit status 2 if a file cannot be read."""
    from osint.sources_command import list_rows

    found = list_rows(workspace_of(home).sources)
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


@app.command("show")
def sources_show(name: str, home: Home = None) -> None:
    """One source with every default, as YAML."""
    from osint.sources_command import show_text

    print(show_text(workspace_of(home).sources, name), end="")


@app.command("candidates")
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

    workspace = workspace_of(home)
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


@app.command("test")
def sources_test(
    name: str,
    home: Home = None,
    fixture: Annotated[str | None, typer.Option(help="Also save a page as tests/fixtures/SOURCE/CASE, for a test.")] = None,
    as_json: Json = False,
) -> None:
    """Crawl a few pages as a run would, store nothing, and show what each posting would hold; exit status 1 for none."""
    from osint.sources_command import table_lines, trial_rows, try_source

    workspace = workspace_of(home)
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


@app.command("new")
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

    workspace, allowed = workspace_of(home), allow_private or []
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
