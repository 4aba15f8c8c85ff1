"""One text read for a person: what it is, what was found, which indicators, what to do."""

from collections.abc import Iterator

from extract.findings import Analysis

KINDS = {
    "job_ad": "a job ad",
    "warning": "a warning about such ads",
    "plea": "a plea for help",
    "news": "news",
    "other": "none of: job ad, warning, news, plea for help",
}
ADVICE = {
    "plea": "Somebody may be held. Do not publish or forward it. Pass it to a hotline, the embassy or police who handle trafficking.",
    "high": "Do not answer the ad. Keep the text, its address and the date; pass them to an organization that works on trafficking.",
    "medium": "Check employer and licence with the authorities before anybody travels or sends a document.",
    "low": "Some signs that honest ads show too. Check the employer before sending documents.",
    "none": "No sign that counts was found. That is no proof that the ad is honest.",
}


def explain(analysis: Analysis) -> Iterator[str]:
    """The lines that `osint check` prints. They speak of the text, never of a person's guilt."""
    yield f"This is {KINDS[analysis.kind]} (language: {analysis.language or 'unknown'})."
    for reason in analysis.reasons[:3]:
        yield f"  because of: {reason.text!r}"
    if analysis.kind == "job_ad":
        yield from _risk(analysis)
    yield from _findings(analysis)
    yield ""
    yield ADVICE["plea" if analysis.kind == "plea" else analysis.risk.band]


def _risk(analysis: Analysis) -> Iterator[str]:
    risk = analysis.risk
    positive = [hit for hit in risk.indicators if hit.weight > 0]
    yield f"It matches {len(positive)} indicators over {len(risk.dimensions)} dimensions (score {risk.score:g})."
    yield f"Read as one that recruits into scam work with likelihood {risk.likelihood:.0%}: band {risk.band}."
    for hit in risk.indicators:
        yield f"  {hit.weight:+g}  {hit.id}: {repr(hit.text) if hit.text else '(structure of the ad)'}"
    if risk.reasons:
        yield "What weighed most (log-odds):"
        for reason in risk.reasons:
            yield f"  {reason.points:+.2f}  {reason.feature}{': ' if reason.words else ''}{', '.join(repr(w.text) for w in reason.words)}"
    if risk.silent:
        yield f"It does not say: {', '.join(risk.silent)}."


def _findings(analysis: Analysis) -> Iterator[str]:
    if analysis.employer:
        yield f"Employer: {analysis.employer.name}"
    if salary := analysis.salary:
        amount = " to ".join(f"{value:,.0f}" for value in (salary.min, salary.max) if value is not None)
        dollars = f" (about {salary.usd_month:,.0f} USD a month)" if salary.usd_month else ""
        yield f"Pay: {amount} {salary.currency} a {salary.period}{dollars}"
    for place in analysis.locations:
        known = " - reported as a scam-center location" if place.hotspot else ""
        yield f"Place ({place.role}): {place.name}, {place.country or '?'} within {place.precision_km:g} km{known}"
    for contact in analysis.contacts:
        yield f"Contact ({contact.role}): {contact.type} {contact.value}{' (was disguised)' if contact.obfuscated else ''}"
