"""What every answer of the server carries, and which requests get one at all. In the plugin, since `-m` carries no settings."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# Datasette and its map write scripts and styles into the page, hence 'unsafe-inline'; nothing may come from elsewhere.
HEADERS = {
    "content-security-policy": "default-src 'self' 'unsafe-inline' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow",
}
# A page elsewhere can point its own name at 127.0.0.1 and then read us as its own site: only these names are answered.
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def guarded(app: App, hosts: Iterable[str]) -> App:
    """`app`, answering only to the host names `hosts` (port aside), each answer with `HEADERS`."""
    allowed = frozenset(host.lower() for host in hosts)

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        """Hands a request of an allowed host on, refuses every other one."""
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif _host(scope) in allowed:
            await app(scope, receive, _with_headers(send))
        else:
            await _refuse(_with_headers(send))

    return guard


def _host(scope: Scope) -> str:
    headers: dict[bytes, bytes] = dict(scope["headers"])
    host = headers.get(b"host", b"").decode("latin-1").lower()
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host


def _with_headers(send: Send) -> Send:
    async def wrapped(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            extra = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            message = message | {"headers": [*message.get("headers", []), *extra]}
        await send(message)

    return wrapped


async def _refuse(send: Send) -> None:
    text = b"This name is not served. Add it to plugins: osint: hosts: in datasette.yml.\n"
    await send({"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": text})
