"""`osint init`: a workspace with a commented osint.toml and an example source."""

from pathlib import Path

from osint.settings import Settings
from osint.workspace import Workspace

_COMMENTS = {
    "operator": "Who crawls, as sites see it in the user agent. Without it and `contact` only the loopback is crawled.",
    "contact": "Where a site's owner can reach you: an e-mail address or a URL.",
    "browser": "Path of a Chromium; empty: look for one.",
    "model": "English spaCy model, asked about news (en_core_web_trf, _lg, _md, _sm); empty: the best one installed.",
    "nominatim_url": "A Nominatim server for places that the packaged gazetteer lacks; empty: offline only.",
    "geocoder": 'Another service behind it, by geopy\'s name, with its options: {service = "photon", domain = "photon.example.org"}.',
    "port": "Where `osint serve` listens, on 127.0.0.1.",
    "jobs": "Sources crawled at once.",
    "killed_after_hours": "An unfinished run older than this is closed as failed: killed.",
}
_EXAMPLE = """\
# One place to collect from. See docs/sources.md for every key, and: osint sources test example
# `osint sources new URL` looks at a place and writes such a file.
title: An example, not crawled until you change it
why: say here why this place is watched
spider: structured
url: https://jobs.example.org/sitemap.xml
language: en
country: PH
schedule: every 6 hours
"""


def make(folder: Path) -> list[Path]:
    """Make the workspace in `folder`; files that are there stay as they are. Returns the files written."""
    workspace = Workspace(folder).open()
    written = []
    for path, text in ((folder / "osint.toml", settings_text()), (workspace.sources / "example.yml.txt", _EXAMPLE)):
        if not path.exists():
            path.write_text(text, encoding="utf-8")
            written.append(path)
    return [workspace.osint_path, workspace.protected_path, *written]


def settings_text() -> str:
    """A commented osint.toml with every setting at its default."""
    lines = []
    for name, field in Settings.model_fields.items():
        value = field.get_default(call_default_factory=True)
        default = f'"{value}"' if isinstance(value, str) else value
        lines.append(f"# {_COMMENTS[name]}\n# {name} = {default}\n")
    return "\n".join(lines)
