"""The process's resolver: names, and literals in any spelling, lead to allowed addresses only. A process setting
(`TWISTED_DNS_RESOLVER`): in a spider's own settings it would silently not be installed."""

from collections.abc import Sequence
from typing import Any

from scrapy.crawler import Crawler
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer, provider  # type: ignore[import-untyped]  # zope.interface carries no types

from osint.crawl import guard


@implementer(IHostnameResolver)
class GuardedResolver:
    """Twisted's own resolver with every answer checked; a name with no allowed address does not resolve."""

    def __init__(self, reactor: Any) -> None:
        self.reactor = reactor
        self.inner: Any = reactor.nameResolver

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> "GuardedResolver":
        del crawler
        return cls(reactor)

    def install_on_reactor(self) -> None:
        self.reactor.installNameResolver(self)

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[Any]] | None = None,
        transportSemantics: str = "TCP",
    ) -> Any:
        """Twisted's interface: resolve a name, and let only the addresses pass that may be fetched."""
        checked = _Checked(resolutionReceiver, hostName, portNumber)
        return self.inner.resolveHostName(checked, hostName, portNumber, addressTypes, transportSemantics)


@provider(IResolutionReceiver)
class _Checked:
    def __init__(self, receiver: Any, host: str, port: int) -> None:
        self.receiver, self.host, self.port = receiver, host, port

    def resolutionBegan(self, resolution: Any) -> None:
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:
        if guard.current.permits_address(self.host, self.port, address.host):
            self.receiver.addressResolved(address)

    def resolutionComplete(self) -> None:
        self.receiver.resolutionComplete()
