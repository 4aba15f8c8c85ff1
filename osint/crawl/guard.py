"""Which addresses are never fetched from, however they are spelled or mapped: middleware for requests, rules for resolvers.

Rules: IANA special-purpose registries (RFC 6890), IPv4 in IPv6 (RFC 4291, 6052, 3056, 4380, 8215), cloud metadata.
"""

import ipaddress
import socket
import unicodedata
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# Metadata services that `is_global` lets through: Alibaba, Oracle; the others are link-local. Source: vendors' docs, 2026-11.
METADATA = frozenset(map(ipaddress.ip_address, ("100.100.100.200", "192.0.0.192", "fd00:ec2::254", "168.63.129.16")))
_NAT64 = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48")))
_COMPATIBLE = ipaddress.IPv6Network("::/96")
PORTS = {"http": 80, "https": 443}
# Names of inner networks: RFC 6761, 6762, 8375; ICANN's resolution on .internal (2024-07-29); and what routers use.
INSIDE = (".localhost", ".local", ".internal", ".home.arpa", ".lan", ".localdomain", ".intranet", ".corp", ".home")


class ForbiddenAddress(IgnoreRequest):
    """A request to an address that is never fetched from."""

    failure = "forbidden_address"


@dataclass
class Guard:
    """The rules of this process. `allowed`: host:port of the source's file; `only_allowed`: nothing else at all."""

    allowed: frozenset[tuple[str, int]] = frozenset()
    only_allowed: bool = False
    way_out: int | None = None  # port of our own proxy, on the loopback, for a source that has one; no page may name it
    refused: set[str] = field(default_factory=set)  # names whose addresses were refused, for telling why

    def permits_host(self, host: str, port: int) -> bool:
        """Whether a host as written may be asked for; a name's addresses are for `permits_address`."""
        if (plain(host), port) in self.allowed:
            return True
        address = literal(host)
        return not self.only_allowed and (address is None or is_public(address))

    def permits_name(self, host: str, port: int) -> bool:
        """Whether a host may be asked for through a proxy that resolves names itself: none that means its own machine or network."""
        name = plain(host)
        if (name, port) in self.allowed:
            return True
        local = "." not in name and ":" not in name
        return self.permits_host(host, port) and not local and not name.endswith(INSIDE)

    def permits_address(self, host: str, port: int, address: str) -> bool:
        """Whether `host` may be connected to at `address`, which it resolved to."""
        if (plain(host), port) in self.allowed or (host, port) == ("127.0.0.1", self.way_out):
            return True
        good = not self.only_allowed and is_public(ipaddress.ip_address(address.partition("%")[0]))
        if not good:
            self.refused.add(plain(host))
        return good


current = Guard()  # one source a process: the resolver, which is installed once, asks this one


def allow(hosts: list[str], only: bool = False) -> None:
    """Let the hosts (host:port) of a source's file through."""
    pairs = (host.rpartition(":") for host in hosts)
    current.allowed = frozenset((plain(name.strip("[]")), int(port)) for name, _, port in pairs)
    current.only_allowed = only
    current.way_out = None
    current.refused.clear()


def literal(host: str) -> Address | None:
    """The address that a host spells: dotted, decimal, hex, octal, short, full-width, IPv6 in brackets; None for a name."""
    folded = plain(host)
    try:
        return ipaddress.IPv6Address(folded.partition("%")[0]) if ":" in folded else _ipv4(folded)
    except ValueError:
        return None


def _ipv4(host: str) -> ipaddress.IPv4Address | None:
    parts = host.rstrip(".").split(".")
    if not all(part and part[0].isdigit() for part in parts):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(".".join(parts)))
    except OSError:
        return None


def plain(host: str) -> str:
    """A host's name folded: full-width letters and dots, escapes, case, brackets, a last dot."""
    folded = unicodedata.normalize("NFKC", unquote(host)).replace("。", ".").lower()
    return folded.strip("[]").rstrip(".")


def is_public(address: Address) -> bool:
    """Whether an address is on the public internet, also where it carries another address inside it."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inside(address)
        if any(not is_public(a) for a in inner):
            return False
        if inner:
            return True
    if address in METADATA or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return address.is_global and not (address.is_private or address.is_loopback or address.is_link_local)


def _inside(address: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """IPv4 addresses carried inside: mapped, compatible, 6to4, Teredo (server and client), NAT64."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in net for net in _NAT64) or (address in _COMPATIBLE and int(address) > 0xFFFF):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [a for a in found if a is not None]


class GuardMiddleware:
    """Refuses requests before robots.txt is asked for; redirects and robots.txt itself come through here too."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "GuardMiddleware":
        del crawler
        return cls()

    def process_request(self, request: Request) -> None:
        check(request.url)


def check(url: str) -> None:
    """Raises ForbiddenAddress where `url` is not http or https, or its host spells a forbidden address."""
    parts = urlsplit(url)
    try:
        port: Any = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        port = None
    if parts.scheme not in PORTS or not parts.hostname or port is None:
        raise ForbiddenAddress("not an http or https address")
    if not current.permits_host(parts.hostname, port):
        raise ForbiddenAddress("an address that is never fetched from")
