"""A site that means harm, and a place inside where nobody may ask."""

import gzip
import json
import socket
import ssl
import threading
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
from backports import zstd
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.crawl.site import Page, Site, ad

BOMB = 300_000_000  # bytes that a bomb becomes
WORDS = "招聘客服，包吃包住，工作地点在园区，每天工作十二小时，月薪八千元。" * 5


class Inside:
    """A port on the loopback that no source allows. `touched` counts connections and datagrams, whatever they say."""

    def __init__(self) -> None:
        self.touched = 0
        self.stream = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.stream.getsockname()[1]
        self.datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.datagrams.bind(("127.0.0.1", self.port))
        for wait in (self._accept, self._receive):
            threading.Thread(target=wait, daemon=True).start()

    def close(self) -> None:
        self.stream.shutdown(socket.SHUT_RDWR)
        self.stream.close()
        self.datagrams.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self.stream.accept()
            except OSError:
                return
            self.touched += 1
            client.close()

    def _receive(self) -> None:
        while True:
            try:
                self.datagrams.recvfrom(2048)
            except OSError:
                return
            self.touched += 1

    def spellings(self) -> list[str]:
        """Addresses that all mean this place, or another inside, as a link or redirect may write them."""
        hosts = [
            "127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.1", "127.0.0.1.", "１２７.０.０.１",
            "127。0。0。1", "①②⑦.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "0", "0.0.0.0",
            "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "127.0.0.1%2e", "user@127.0.0.1", "127.0.0.2", "[::]",
        ]  # fmt: skip
        metadata = ["http://169.254.169.254/latest/", "http://2852039166/", "http://[fd00:ec2::254]/", "http://100.100.100.200/"]
        return [f"http://{host}:{self.port}/" for host in hosts] + metadata


def bombs() -> dict[str, tuple[str, bytes]]:
    """By name: Content-Encoding and a body that is small and becomes 300 MB."""
    chunk, rounds = b" " * 1_000_000, BOMB // 1_000_000
    deflate, packed = zlib.compressobj(9), zlib.compressobj(9, zlib.DEFLATED, 31)
    squeeze, press = brotli.Compressor(quality=5), zstd.ZstdCompressor(level=9)
    made = {
        "deflate": b"".join(deflate.compress(chunk) for _ in range(rounds)) + deflate.flush(),
        "gzip": b"".join(packed.compress(chunk) for _ in range(rounds)) + packed.flush(),
        "br": b"".join(squeeze.process(chunk) for _ in range(rounds)) + squeeze.finish(),
        "zstd": b"".join(press.compress(chunk) for _ in range(rounds)) + press.flush(),
    }
    twice = gzip.compress(made["gzip"])
    return {name: (name, body) for name, body in made.items()} | {"twice": ("gzip, gzip", twice)}


def nested() -> dict[str, str]:
    """Pages that a careless parser chokes on, each with an ad in it."""
    tables = "<table><tr><td>" * 200 + "Cook wanted" + "</td></tr></table>" * 200
    deep = "<div>" * 50_000 + "Cook wanted" + "</div>" * 50_000
    attributes = "<p " + " ".join(f"a{n}='{n}'" for n in range(20_000)) + ">Cook wanted</p>"
    json_deep = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    comment = "<!--" * 20_000 + "<" * 20_000
    parts = {"tables": tables, "deep": deep, "attributes": attributes, "json": json_deep, "comment": comment}
    return {name: ad(n).replace("<body>", f"<body>{part}", 1) for n, (name, part) in enumerate(parts.items())}


def laughs() -> str:
    """A sitemap of entities that become gigabytes."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE u [<!ENTITY l0 "ha">{entities}]><urlset><url><loc>http://x/&l9;</loc></url></urlset>'


def garbage() -> dict[str, bytes]:
    """Answers that are none."""
    return {
        "nothing": b"",
        "words": b"what do you want?\r\n\r\n",
        "length": b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n<html>",
        "short": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html>cut",
        "headers": b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 2_000_000 + b"\r\n\r\n",
        "many": b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: 1\r\n" % n for n in range(100_000)) + b"\r\n",
        "chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    }


def encodings() -> dict[str, Page]:
    """Texts in another encoding than is said."""
    text = ad(1, WORDS)
    said = {
        "gb": ("text/html; charset=utf-8", text.encode("gb18030")),
        "none": ("text/html; charset=no-such-thing", text.encode()),
        "latin": ("text/html; charset=iso-8859-1", text.encode()),
    }
    return {name: Page(body, headers={"Content-Type": kind}) for name, (kind, body) in said.items()}


def days(path: str) -> Page | None:
    """Every day has one ad and a next day, for ever; every ad is there."""
    kind, _, number = path.rpartition("/")
    if not number.isdigit() or kind not in {"/calendar", "/calendar/ad"}:
        return None
    if kind == "/calendar/ad":
        return Page(ad(int(number)), headers={"Content-Type": "text/html"})
    links = f'<a class="ad" href="/calendar/ad/{number}">Agent</a><a class="next" href="/calendar/{int(number) + 1}">next</a>'
    return Page(f"<html><body>{links}</body></html>", headers={"Content-Type": "text/html"})


def scripts(inside: Inside) -> str:
    """A page whose scripts try every way in."""
    ways = json.dumps(inside.spellings()[:20])
    there = f"http://127.0.0.1:{inside.port}"
    stun = f"stun:127.0.0.1:{inside.port}"
    return (
        f'<html><head><link rel="preconnect" href="{there}"><link rel="stylesheet" href="{there}/x.css"></head><body><main></main>'
        f'<iframe src="/hop"></iframe><img src="http://localhost:{inside.port}/x.png"><object data="/hop"></object>'
        f"<script>const tries = {ways};"
        "for (const way of tries) { fetch(way, {mode: 'no-cors'}).catch(() => 0); navigator.sendBeacon(way, 'x');"
        " try { new WebSocket(way.replace('http', 'ws')) } catch (e) {} try { new EventSource(way) } catch (e) {}"
        " const i = new Image(); i.src = way; const s = document.createElement('script'); s.src = way; document.head.append(s) }"
        "if (navigator.serviceWorker) navigator.serviceWorker.register('/worker.js').catch(() => 0);"
        f"try {{ const p = new RTCPeerConnection({{iceServers: [{{urls: '{stun}'}}]}}); p.createDataChannel('x');"
        " p.createOffer().then(o => p.setLocalDescription(o)) } catch (e) {}"
        f"try {{ window.open('{there}/popup') }} catch (e) {{}}"
        "fetch('/hop', {mode: 'no-cors'}).catch(() => 0);"
        "document.querySelector('main').innerHTML = '"
        """<a class="ad" href="/rendered/ad">Agent</a><a class="ad" href="/rendered/turn">Agent</a>';</script></body></html>"""
    )


WORKER = "self.addEventListener('install', () => fetch('{way}', {{mode: 'no-cors'}})); self.addEventListener('fetch', e => fetch('{way}'));"


def with_tls(site: Site, folder: Path) -> None:
    """Let a site speak TLS with a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1)).sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = folder / "site.pem"
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
