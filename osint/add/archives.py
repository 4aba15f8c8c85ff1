"""Archives of others: the files of a WACZ, with their digests checked, and what is read from a copied record."""

import hashlib
import importlib
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from osint.add import copies, http, warc, zips
from osint.add.parts import Said, Sent, Unreadable
from osint.items import JobPosting
from osint.sources import Source
from osint.store.rows import CaptureRow

NAME = "added"
_PACKAGE = 20_000_000  # bytes of a datapackage.json
_WARC = re.compile(r"(?:^|/)[^/]+\.w?arc(?:\.gz)?$", re.IGNORECASE)


def is_packed_warc(name: str) -> bool:
    return _WARC.search(name) is not None


def wacz_records(sent: Sent, say: Callable[[Said], None]) -> Iterator[warc.Part]:
    """The records of all WARC files in a WACZ (https://specs.webrecorder.net/wacz/1.1.1/). A file whose digest is not the one
    in datapackage.json is said and read all the same: what can be read of it stands for itself."""
    with zips.opened(sent) as packed, tempfile.TemporaryDirectory(prefix="osint-wacz-") as folder:
        claimed = _digests(packed, say, is_wacz=sent.name.lower().endswith(".wacz"))
        listed = {member.filename: member for member in packed.infolist()}
        for missing in sorted(claimed.keys() - listed.keys()):
            say(Said(missing, "named in datapackage.json and not there"))
        for name, member in listed.items():
            path = Path(folder) / "member.warc"
            try:
                digest = _extract(packed, member, path if is_packed_warc(name) else None)
            except Unreadable as error:
                say(Said(name, str(error)))
                continue
            if name in claimed and digest != claimed[name]:
                say(Said(name, "its digest is not the one in datapackage.json"))
            if is_packed_warc(name):
                yield from (replace(part, member=name) for part in warc.parts(path))


def _digests(packed: zipfile.ZipFile, say: Callable[[Said], None], *, is_wacz: bool) -> dict[str, str]:
    """Path → SHA-256 (hex) of the files that datapackage.json names."""
    if "datapackage.json" not in packed.namelist():
        say(Said("datapackage.json", "is missing, so no digest could be checked", lost=is_wacz))
        return {}
    try:
        read = json.loads(zips.content(packed, packed.getinfo("datapackage.json"), _PACKAGE))
        resources = [(one["path"], one["hash"]) for one in read["resources"]]
    except (Unreadable, ValueError, KeyError, TypeError, RecursionError) as error:
        say(Said("datapackage.json", f"cannot be read ({type(error).__name__}), so no digest could be checked"))
        return {}
    return {path: value.removeprefix("sha256:") for path, value in resources if str(value).startswith("sha256:")}


def _extract(packed: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path | None) -> str:
    """Unpack a member (to `path`, or to nowhere); its SHA-256. Raises Unreadable."""
    digest = hashlib.sha256()
    try:
        with packed.open(member) as file, (path or Path("/dev/null")).open("wb") as out:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
                out.write(chunk)
    except zips.BROKEN as error:
        raise Unreadable(f"cannot be unpacked ({type(error).__name__})") from error
    return digest.hexdigest()


def postings_of(part: warc.Part, capture: CaptureRow) -> list[JobPosting]:
    """The ads in an archived answer, read as the spiders read pages, channels and feeds."""
    response = response_of(part, {"capture": capture.id, "captured_at": capture.date})
    if response is None or response.status != 200:
        return []
    captured: Any = importlib.import_module("spiders.captured")  # by name, as Scrapy loads spiders: osint imports nothing of them
    found, _ = captured.read(response, Source(name=NAME, title=NAME, spider="structured", urls=[response.url]))
    return list(found)


def response_of(part: warc.Part, meta: dict[str, Any]) -> Any:
    """The answer in a record as Scrapy has it; None for a request, and for what is no web page."""
    uri, kind = copies.uri_of(part), part.headers.get("content-type", "")
    if not copies.is_web(uri) or part.headers.get("warc-type") == "request":
        return None
    try:
        if kind.startswith("application/http"):
            return http.answer(uri, part.block or b"", meta)
        return http.page(uri, part.block or b"", {"content-type": kind}, 200, meta)
    except ValueError:  # an address that Scrapy takes for none
        return None
