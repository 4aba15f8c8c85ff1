"""Links between ads: campaigns (nearly the same text) and networks (shared contacts). Derived, and made anew after a merge."""

from osint.link import campaigns, networks
from osint.workspace import Workspace


def update(workspace: Workspace) -> None:
    """Bring campaigns and networks in step with the ads; what has not changed since the last time is not compared again."""
    with workspace.lock("analysis", wait=True), workspace.osint_db() as db:
        campaigns.update(db)
        networks.update(db)
