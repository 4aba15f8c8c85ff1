"""Small SOCKS 5 and HTTP CONNECT proxies on the loopback, as Tor and others are: they resolve names themselves, here all to one site."""

import socket
import struct
import threading
from collections.abc import Callable


class ProxyServer:
    """`asked`: host:port of each connection that was asked for, as it was asked."""

    def __init__(self, kind: str, site_port: int) -> None:
        self.kind, self.site_port, self.asked = kind, site_port, list[str]()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def url(self) -> str:
        return f"{self.kind}://127.0.0.1:{self.port}"

    def close(self) -> None:
        self.server.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for the next one
        self.server.close()

    def _serve(self) -> None:
        greet: Callable[[socket.socket], str] = {"socks5": _socks5, "http": _connect}[self.kind]
        while True:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(client, greet), daemon=True).start()

    def _one(self, client: socket.socket, greet: Callable[[socket.socket], str]) -> None:
        self.asked.append(greet(client))
        site = socket.create_connection(("127.0.0.1", self.site_port))
        client.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00" if self.kind == "socks5" else b"HTTP/1.1 200 OK\r\n\r\n")
        back = threading.Thread(target=_pump, args=(site, client), daemon=True)
        back.start()
        _pump(client, site)
        back.join()
        client.close()
        site.close()


def _pump(one: socket.socket, other: socket.socket) -> None:
    try:
        while data := one.recv(65536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)
    except OSError:
        return


def _socks5(client: socket.socket) -> str:
    """RFC 1928, without authentication."""
    client.recv(2 + client.recv(2, socket.MSG_PEEK)[1])
    client.sendall(b"\x05\x00")
    kind = client.recv(4)[3]
    host = client.recv(client.recv(1)[0]).decode() if kind == 3 else socket.inet_ntoa(client.recv(4)) if kind == 1 else "IPv6"
    (port,) = struct.unpack("!H", client.recv(2))
    return f"{host}:{port}"


def _connect(client: socket.socket) -> str:
    head = b""
    while b"\r\n\r\n" not in head:
        head += client.recv(4096)
    return head.split(b" ", 2)[1].decode()
