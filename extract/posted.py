"""What the page or table that an ad is from says of it in fields of its own (schema.org `JobPosting`)."""

from typing import Any

from extract.findings import Ad


def organization(ad: Ad) -> str:
    """The name in schema.org's `hiringOrganization`: words, an Organization, or a list of them; "" without one."""
    given: Any = ad.hiring_organization
    if isinstance(given, list):
        given = given[0] if given else None
    if isinstance(given, dict):
        given = given.get("name") or given.get("legalName")
    return " ".join(given.split()) if isinstance(given, str) else ""
