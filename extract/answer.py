"""An Analysis as the JSON object of `osint analyze`, field by field as the analysis contract has it."""

from dataclasses import asdict
from typing import Any

from extract.findings import Analysis, Contact


def to_json(analysis: Analysis, id: Any = None) -> dict[str, Any]:
    """`analysis` as plain JSON values, `id` (any JSON value) echoed. Fields may be added, none is renamed."""
    return {
        "id": id,
        "language": analysis.language,
        "extractor": analysis.extractor,
        "kind": analysis.kind,
        "risk": {
            "band": analysis.risk.band,
            "score": analysis.risk.score,
            "dimensions": list(analysis.risk.dimensions),
            "silent": list(analysis.risk.silent),
            "indicators": [asdict(hit) for hit in analysis.risk.indicators],
            "likelihood": analysis.risk.likelihood,
            "reasons": [asdict(reason) for reason in analysis.risk.reasons],
        },
        "employer": asdict(analysis.employer) if analysis.employer else None,
        "locations": [asdict(location) for location in analysis.locations],
        "contacts": [_contact(contact) for contact in analysis.contacts],
        "salary": asdict(analysis.salary) if analysis.salary else None,
        "job": _lists(asdict(analysis.job)),
        "dates": asdict(analysis.dates),
        "reasons": [asdict(reason) for reason in analysis.reasons],
    }


def _contact(contact: Contact) -> dict[str, Any]:
    """`network` stands only where there is one."""
    fields = asdict(contact)
    if fields["network"] is None:
        del fields["network"]
    return fields


def _lists(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in fields.items()}
