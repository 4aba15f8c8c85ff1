"""`osint sources new`: look at a URL as politely as a run does, say how it can be collected, and write a commented source file."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import tldextract
import yaml

from osint.probe import Findings
from osint.sources import NAME, Source, SourceError, load_source
from osint.sources_command import thrown_away
from osint.workspace import Workspace

LOOK_PAGES = 14
LOOK_SECONDS = 180
THIN = 400  # characters: a page with less text and some scripts is probably made in the browser
MANY = 5_000  # pages of a sitemap: more than most runs should fetch at once


@dataclass(frozen=True, slots=True)
class Way:
    """A way to collect a place: keys of the source file, and why this way, in words."""

    spider: str
    url: str
    why: str
    keys: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """What was found, without and (where that was needed and possible) with a browser; the ways, the best one first."""

    found: Findings
    rendered: Findings | None
    ways: tuple[Way, ...]
    said: str = ""  # of the browser, where one was needed and could not be had


def look_at(workspace: Workspace, address: str, allow_private: list[str]) -> Look:
    """Look at an address. Raises SourceError where it is none, or where the look cannot begin."""
    url = web_address(address)
    found = _probe(workspace, url, allow_private, rendered=False)
    ways = list(_ways(found))
    if ways or found.failure or not _is_thin(found):
        return Look(found, None, tuple(ways))
    rendered = _probe(workspace, url, allow_private, rendered=True)
    if rendered.failure:
        return Look(found, None, (), f"the page needs a browser, which did not work: {rendered.failure}")
    return Look(found, rendered, tuple(_rendered(way) for way in _ways(rendered)))


def web_address(given: str) -> str:
    """What a person writes, as an address: `@channel`, `t.me/channel` and `board.example/jobs` too. Raises SourceError."""
    text = given.strip()
    if re.fullmatch(r"@[A-Za-z][A-Za-z0-9_]{3,31}", text):
        text = f"https://t.me/s/{text[1:]}"
    elif "://" not in text:
        text = f"https://{text}"
    if found := re.fullmatch(r"https?://(?:t\.me|telegram\.me)/(?:s/)?([A-Za-z][A-Za-z0-9_]{3,31})/?", text):
        text = f"https://t.me/s/{found[1]}"
    parts = urlsplit(text)
    if parts.hostname in ("t.me", "telegram.me") and re.match(r"/(\+|joinchat/)", parts.path):
        raise SourceError(f"{given}: an invitation: nothing is joined")
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in text:
        raise SourceError(f"{given}: not an http or https address")
    return text


def _probe(workspace: Workspace, url: str, allow_private: list[str], *, rendered: bool) -> Findings:
    limits = {"max_pages": LOOK_PAGES, "max_seconds": LOOK_SECONDS}
    fields = {"name": "probe", "title": "A look", "spider": "board", "urls": [url], "rendered": rendered, "limits": limits}
    source = _checked(fields | {"allow_private": allow_private})
    with tempfile.TemporaryDirectory(prefix="osint-look-") as folder:  # made with mode 0700
        trial = thrown_away(Path(folder), workspace)
        (trial.sources / "probe.yml").write_text(yaml.safe_dump(source.model_dump(exclude_none=True)), encoding="utf-8")
        command = [sys.executable, "-P", "-m", "osint.probe", "--home", folder, "probe"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SourceError((done.stderr.strip().splitlines() or ["the look could not begin"])[-1])
    return Findings.from_dict(json.loads(done.stdout.splitlines()[-1]))


def _checked(fields: dict[str, Any]) -> Source:
    try:
        return Source.model_validate(fields)
    except ValueError as error:
        first = error.errors()[0] if hasattr(error, "errors") else {"loc": (), "msg": str(error)}
        raise SourceError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _is_thin(found: Findings) -> bool:
    return found.kind in ("page", "nothing") and found.scripts > 0 and (found.characters < THIN or found.items == 0)


def _rendered(way: Way) -> Way:
    return Way(way.spider, way.url, way.why + "; only a browser sees it", way.keys | {"rendered": True})


def _ways(found: Findings) -> Iterator[Way]:
    """The ways to collect a place, the best one first: what proves most and guesses least."""
    if found.kind == "channel":
        yield Way("telegram", found.url, f"a public channel's preview, {found.messages} messages on its newest page")
        return
    if found.kind == "sitemap" and found.samples:
        yield Way("structured" if found.ads("sitemap") else "board", found.url, "a sitemap")
        return
    with_data = len(found.ads("sitemap"))
    listed = found.items >= 2 and [one for one in found.samples if one.linked == "list" and one.how]
    mapped = max(found.sitemaps, key=lambda one: one.count, default=None)
    if mapped is not None and with_data >= 2:
        yield Way(
            "structured",
            mapped.url,
            f"{with_data} of the pages looked at in its sitemap carry schema.org JobPosting",
            _big(mapped.count),
        )
    if listed:
        how = "with schema.org JobPosting" if found.ads("list") else "by their main text"
        after = f", next page found by {found.next_how}" if found.next_url else ", no next page found"
        yield Way("board", found.url, f"{found.items} links that look like ads, read {how}{after}")
    for feed in found.feeds:
        if feed.count:
            whole = feed.characters >= 300 or not any(one.url == feed.first and one.how for one in found.samples)
            keys = {} if whole else {"full_pages": True}
            yield Way("feed", feed.url, f"a feed with {feed.count} entries of {feed.characters} characters on average", keys)
    if found.data:
        yield Way("structured", found.url, "the page itself carries schema.org JobPosting")


def _big(count: int) -> dict[str, Any]:
    return {"limits": {"max_pages": count + 20}} if 480 < count <= MANY else {}


def lines(look: Look) -> list[str]:
    """The findings, a line each, for people."""
    found = look.found
    out = [
        f"{'robots.txt':<12} {found.robots}" + (f"; asks for {found.crawl_delay:g} s between pages" if found.crawl_delay else "")
    ]
    if found.failure:
        return [*out, f"{'page':<12} could not be had: {found.failure}"]
    out += [
        f"{'sitemap':<12} {one.url}: {one.count} pages{f', newest {one.newest}' if one.newest else ''}" for one in found.sitemaps
    ]
    out += [] if found.sitemaps else [f"{'sitemap':<12} none found"]
    out += [f"{'feed':<12} {one.url}: {one.count} entries" for one in found.feeds] or [f"{'feed':<12} none named"]
    for seen, title in ((found, ""), (look.rendered, "in a browser: ")):
        if seen is not None:
            out += [f"{name:<12} {title}{text}" for name, text in _page_lines(seen)]
    if look.rendered is not None:
        out.append(f"{'browser':<12} needed: without one the page says almost nothing")
    else:
        out.append(f"{'browser':<12} {look.said or 'not needed'}")
    return out


def _page_lines(found: Findings) -> Iterator[tuple[str, str]]:
    if found.kind == "channel":
        yield "channel", f"preview with {found.messages} messages"
        return
    for how in ("JSON-LD", "microdata", "RDFa", "text"):
        on_samples = sum(one.how == how for one in found.samples)
        if found.data.get(how) or on_samples:
            here = f"{found.data[how]} JobPosting on the page, " if found.data.get(how) else ""
            yield how, f"{here}read from {on_samples} of {len(found.samples)} pages looked at"
    if found.kind != "page":
        return
    following = f"next page: {found.next_url} (by {found.next_how})" if found.next_url else "no next link"
    more = "; it goes on behind a button that has no address" if found.more else ""
    yield "list", f"{found.items} links that look like ads ({found.items_path or 'none'}); {following}{more}"
    if found.channels:
        yield "channels", "named on the page, not followed: " + ", ".join(found.channels)
    if found.login:
        yield "login", "the page asks for a password: what is behind it is not collected"


def name_for(url: str) -> str:
    """A name for a source file: the channel, else the site's domain."""
    parts = urlsplit(url)
    if parts.hostname in ("t.me", "telegram.me"):
        raw = parts.path.rstrip("/").rpartition("/")[2]
    else:
        known = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)(parts.hostname or "")
        raw = known.top_domain_under_public_suffix or f"{parts.hostname}-{parts.port or ''}"
    name = re.sub(r"[^a-z0-9_]+", "-", raw.lower()).strip("-_")
    return name if NAME.fullmatch(name) else f"source-{name}".strip("-")


def free_path(workspace: Workspace, name: str) -> Path:
    """Where the source file of that name goes. Raises SourceError where it is no name, or the file is there already."""
    path = workspace.sources / f"{name}.yml"
    if not NAME.fullmatch(name):
        raise SourceError(f"{name}: small letters, digits, - and _ only")
    if path.exists():
        raise SourceError(f"{path}: is there already; give the new one another --name")
    return path


def write(workspace: Workspace, look: Look, name: str, allow_private: list[str]) -> Path:
    """Write the best way as `sources/NAME.yml`, the others in comments. Raises SourceError where the file is there already, or
    nothing can be collected."""
    path = free_path(workspace, name)
    if not look.ways:
        raise SourceError(f"{look.found.url}: nothing was found that can be collected")
    path.write_text(text_of(look, name, allow_private), encoding="utf-8")
    try:
        load_source(path)
    except SourceError:
        path.unlink()
        raise
    return path


def text_of(look: Look, name: str, allow_private: list[str]) -> str:
    """The source file: what was found as comments, and what a person has to fill in."""
    found, best, today = look.rendered or look.found, look.ways[0], datetime.now(UTC).date().isoformat()
    comments = [f"# Looked at on {today}; every key is explained in docs/sources.md. Try it with: osint sources test {name}"]
    comments += [f"#   {' '.join(line.split())}" for line in lines(look)]
    keys: dict[str, Any] = {"title": found.title or name, "why": "", "spider": best.spider, "url": best.url}
    keys |= {"language": language} if (language := _language(found.language)) else {}
    keys |= {"country": country} if (country := _country(best.url)) else {}
    keys |= {"schedule": "every 12 hours"} | best.keys
    keys |= {"allow_private": allow_private} if allow_private else {}
    keys |= {"terms": "unknown until checked", "robots": f"{look.found.robots} ({today})", "tested": "never-live"}
    body = "".join(_commented(key, value) for key, value in keys.items())
    return "\n".join(comments) + "\n" + body + _tips(best) + "".join(_other(way) for way in look.ways[1:])


_NOTES = {
    "why": "say here why this place is watched",
    "spider": "how it is collected",
    "language": "as the page says; of those who read the ads",
    "country": "by the address; of those who read the ads: correct it",
    "rendered": "the page is made by scripts in a browser",
    "full_pages": "the feed has only the beginning of each text",
    "tested": "put the date here when osint sources test showed what it should",
    "terms": "read them, and say here what they say of collecting, and when you read them",
}


def _commented(key: str, value: Any) -> str:
    written = yaml.safe_dump({key: value}, allow_unicode=True, width=1_000, sort_keys=False).rstrip()
    note = _NOTES.get(key)
    return f"{written}  # {note}\n" if note and "\n" not in written else f"{written}\n"


def _tips(best: Way) -> str:
    out = f"# This way because: {best.why}.\n"
    if best.spider == "board":
        out += "# Where ads, next page, title or text are not found rightly, say where they are (CSS or XPath):\n"
        out += '# selectors:\n#   item: "a.job-link"\n#   next: "a.next"\n#   title: "h1"\n#   description: "div.text"\n'
    out += "# A run that sees fewer is reported as changed:\n# assertions:\n#   min: 1\n"
    return out


def _other(way: Way) -> str:
    keys = {"spider": way.spider, "url": way.url} | way.keys
    written = yaml.safe_dump(keys, allow_unicode=True, width=1_000, sort_keys=False)
    return f"# Another way: {way.why}.\n" + "".join(f"#   {line}\n" for line in written.splitlines())


def _language(said: str | None) -> str | None:
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2,4}))?.*", said or "")
    return None if found is None else found[1].lower() + (f"-{found[2]}" if found[2] else "")


# Top-level domains of countries that anybody buys.
_SOLD = {
    "ME", "IO", "CO", "TV", "AI", "CC", "WS", "FM", "TO", "LY", "GG",
    "SH", "ST", "EU", "TK", "ML", "GA", "CF", "GQ", "PW", "LA",
}  # fmt: skip


def _country(url: str) -> str | None:
    """The country of a top-level domain; ISO 3166-1 alpha-2, but for .uk. Those sold as names for anything are none."""
    last = (urlsplit(url).hostname or "").rpartition(".")[2].upper()
    return None if len(last) != 2 or last in _SOLD or not last.isalpha() else {"UK": "GB"}.get(last, last)
