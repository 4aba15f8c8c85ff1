"""A forward proxy on the loopback that resolves a name, checks the address and connects to it: the browser's only way out, since
`page.route` sees neither redirects nor WebSockets, and a proxy sees every connection.

Of a source with `proxy` it is the only way out for everything. It hands each connection on to that proxy (SOCKS 5 or HTTP
CONNECT), which then resolves the names: what is forbidden by how it is spelled is refused all the same.
"""

import asyncio
import socket
from urllib.parse import urlsplit

from osint.crawl import guard

CONNECT_SECONDS = 20
HEAD_LIMIT = 64 * 1024
_DROP = frozenset({b"proxy-connection", b"connection", b"keep-alive"})
REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
UNREACHABLE = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Proxy:
    """Bound at once, so that its port is known; serves after `start`, inside the running asyncio loop. `upstream`: address of the
    source's proxy. `down`: that one could not be reached."""

    def __init__(self, upstream: str | None = None) -> None:
        self.upstream, self.down = upstream, False
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, sock=self._socket, limit=HEAD_LIMIT)

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._socket.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            await self._answer(head, reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # the browser or the site hung up
        finally:
            writer.close()

    async def _answer(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line, _, rest = head.partition(b"\r\n")
        method, target, version = (*line.decode("latin-1").split(" "), "", "")[:3]
        tunnel = method == "CONNECT"
        try:
            parts = urlsplit(f"//{target}" if tunnel else target)
            host, port = parts.hostname or "", parts.port or (443 if tunnel else 80)
            site_reader, site_writer = await self._connect(host, port)
        except (guard.ForbiddenAddress, ValueError):
            writer.write(REFUSED)
            return
        except (OSError, TimeoutError):
            # Without a browser an answer of our own would look like one of the site's: the line is cut instead.
            writer.write(UNREACHABLE if tunnel or self.upstream is None else b"")
            return
        if tunnel:
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            site_writer.write(f"{method} {path} {version}\r\n".encode("latin-1") + _own_headers(rest))
        await asyncio.gather(_pipe(reader, site_writer), _pipe(site_reader, writer))

    async def _connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self.upstream is None:
            return await connect(host, port)
        from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
        from python_socks.async_.asyncio import Proxy as Upstream

        if not guard.current.permits_name(host, port):
            raise guard.ForbiddenAddress("an address that is never fetched from")
        try:
            way = await Upstream.from_url(self.upstream, rdns=True).connect(host, port, timeout=CONNECT_SECONDS)
        except ProxyConnectionError as error:
            self.down = True
            raise ConnectionError("the source's proxy does not answer") from error
        except (ProxyError, ProxyTimeoutError) as error:
            raise ConnectionError("not reached through the source's proxy") from error
        self.down = False
        return await asyncio.open_connection(sock=way)


def _own_headers(rest: bytes) -> bytes:
    """One request a connection: the next one is checked anew."""
    lines = [line for line in rest.split(b"\r\n") if line and line.split(b":")[0].lower() not in _DROP]
    return b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n"


async def connect(host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection to the first allowed address of `host`. Raises ForbiddenAddress, OSError, TimeoutError."""
    if not guard.current.permits_host(host, port):
        raise guard.ForbiddenAddress("an address that is never fetched from")
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    allowed = [str(address[4][0]) for address in found if guard.current.permits_address(host, port, str(address[4][0]))]
    if not allowed:
        raise guard.ForbiddenAddress("an address that is never fetched from")
    return await asyncio.wait_for(asyncio.open_connection(allowed[0], port), CONNECT_SECONDS)


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
    except OSError:
        writer.close()
