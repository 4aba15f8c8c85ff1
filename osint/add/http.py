"""An archived HTTP answer as Scrapy has it, chunks and compression undone as far as they can be."""

import zlib
from typing import TYPE_CHECKING, Any

import brotli

if TYPE_CHECKING:
    from scrapy.http import Response

MOST = 50_000_000  # bytes of a decompressed body


def answer(url: str, block: bytes, meta: dict[str, Any]) -> "Response | None":
    """The answer in the block of a `response` record; None for one that is no HTTP."""
    head, _, body = block.partition(b"\r\n\r\n") if b"\r\n\r\n" in block else block.partition(b"\n\n")
    first, *lines = head.decode("latin-1").splitlines() or [""]
    status = first.split(" ")[1] if first.startswith("HTTP/") and " " in first else ""
    if not status.isdigit():
        return None
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if "chunked" in headers.pop("transfer-encoding", "").lower():
        body = unchunked(body)
    body = unpacked(body, headers.pop("content-encoding", "").lower())
    return page(url, body, headers, int(status), meta)


def page(url: str, body: bytes, headers: dict[str, str], status: int, meta: dict[str, Any]) -> "Response":
    """A page made of its parts, of the class that its type asks for."""
    from scrapy.http import Request  # half a second that texts, tables and chats need not wait for
    from scrapy.responsetypes import responsetypes

    kept: Any = {name: value for name, value in headers.items() if name == "content-type"}
    made = responsetypes.from_args(headers=kept, url=url, body=body)
    request = Request(url if url.startswith("http") else f"https://added.invalid/{url}", meta=meta)
    return made(url=url, status=status, headers=kept, body=body, request=request)


def unchunked(body: bytes) -> bytes:
    """The body without its chunks' sizes; as it is where they are wrong from the beginning."""
    out: list[bytes] = []
    at = 0
    while at < len(body):
        line, found, _ = body[at : at + 64].partition(b"\r\n")
        try:
            size = int(line.split(b";")[0], 16)
        except ValueError:
            return b"".join(out) or body
        if not found or size == 0:
            break
        at += len(line) + 2
        out.append(body[at : at + size])
        at += size + 2
    return b"".join(out)


def unpacked(body: bytes, encoding: str) -> bytes:
    """The body decompressed, at most 50 MB; as it came where it is damaged."""
    try:
        if encoding in {"gzip", "x-gzip"}:
            return zlib.decompressobj(47).decompress(body, MOST)
        if encoding == "deflate":
            return zlib.decompressobj().decompress(body, MOST)
        if encoding == "br":
            return bytes(brotli.Decompressor().process(body, output_buffer_limit=MOST)[:MOST])  # it stops a little behind
    except (zlib.error, brotli.error):
        return body
    return body
