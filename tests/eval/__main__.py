"""Print how well the analysis reads the texts that stand in the repository.

    python -m tests.eval [--write]

The sets: `contact_cases` and `ad_samples` (written with the rules' sources at hand) and the demo's texts. Rules were looked at
beside all of them, so read these figures as a check that nothing broke, not as quality on texts never seen. Last come the
fresh texts (`texts/*.jsonl`), written without sight of the rules; only their split `test` tells the quality on texts never seen.
With `--write` the tables are written into docs/quality.md and docs/pay-and-job.md.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import extract
from extract.findings import Ad, Analysis
from osint.demo import texts as demo_texts
from tests.eval import beginnings, dresses, indicators, jobs, judged_hits, measures, sets, small_languages, webpages
from tests.eval.measures import KINDS, RISKY, Counts

CASES = Path(__file__).parent.parent / "extract"
LABELS = {"ad_risky": "job_ad", "ad_legit": "job_ad", "help": "plea", "warning": "warning"}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read(texts: Iterable[dict[str, Any]]) -> list[Analysis]:
    return list(extract.analyze_many(_ad(text) for text in texts))


def _ad(text: dict[str, Any]) -> Ad:
    return Ad(
        text["text"], text.get("title"), None, text.get("lang") or text.get("language"), text.get("region") or text.get("country")
    )


def kinds(gold: list[str], analyses: list[Analysis], names: list[str]) -> None:
    confusion = Counter((want, found.kind) for want, found in zip(gold, analyses, strict=True))
    print("kind: rows are what it is, columns what was said")
    print("  " + " " * 10 + "".join(f"{kind:>9}" for kind in KINDS))
    for want in KINDS:
        print(f"  {want:<10}" + "".join(f"{confusion[want, got]:>9}" for got in KINDS))
    print(f"  macro-F1 {measures.macro_f1(confusion):.3f}")
    for name, want, found in zip(names, gold, analyses, strict=True):
        if want != found.kind:
            print(f"    {name}: {want}, said {found.kind}")


def risky(gold: list[bool], analyses: list[Analysis], names: list[str]) -> None:
    counts = Counts()
    for name, want, found in zip(names, gold, analyses, strict=True):
        said = found.kind == "job_ad" and found.risk.band in RISKY
        counts.right, counts.extra = counts.right + (want and said), counts.extra + (said and not want)
        counts.missed += want and not said
        if want != said:
            counts.wrong.append(
                f"{name}: {'risky' if want else 'not risky'}, said {found.kind} {found.risk.band} ({found.risk.score:g})"
            )
    print(counts.row("risky ads (medium, high)"))
    print("\n".join(f"    {line}" for line in counts.wrong))


def contacts(texts: list[dict[str, Any]], analyses: list[Analysis], key: str) -> None:
    counts = Counts()
    for text, found in zip(texts, analyses, strict=True):
        want = {(c["type"], c["value"].lower() if c["type"] == "crypto" else c["value"]) for c in text[key]}
        got = {(c.type, c.value.lower() if c.type == "crypto" else c.value) for c in found.contacts}
        counts.add(text["id"], want, got)
    print(counts.row("contacts (type and value)"))
    print("\n".join(f"    {line}" for line in counts.wrong))


def given_out(texts: list[dict[str, Any]], analyses: list[Analysis]) -> None:
    """Contacts of affected people said to be a recruiter's: must be none."""
    bad = 0
    for text, found in zip(texts, analyses, strict=True):
        affected = {c["value"] for c in text["contacts"] if c.get("role") == "affected"}
        bad += sum(c.value in affected and c.role == "recruiter" for c in found.contacts)
    print(f"  affected people's contacts given out as a recruiter's: {bad}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.eval")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/quality.md")
    to_write = parser.parse_args().write
    cases = lines(CASES / "contact_cases.jsonl")
    print(f"contact cases ({len(cases)})")
    contacts(cases, read(cases), "expected")
    samples = lines(CASES / "ad_samples.jsonl")
    print(f"ad samples ({len(samples)})")
    found, names = read(samples), [s["id"] for s in samples]
    kinds([LABELS[s["label"]] for s in samples], found, names)
    risky([s["label"] == "ad_risky" for s in samples], found, names)
    demo = demo_texts.rows()
    print(f"demo texts ({len(demo)}, {len({d['language'] for d in demo})} languages)")
    found, names = read(demo), [d["id"] for d in demo]
    kinds([d["kind"] for d in demo], found, names)
    risky([bool(d["risky"]) for d in demo], found, names)
    contacts(demo, found, "contacts")
    given_out(demo, found)
    fresh = measures.texts()
    pairs = list(zip(fresh, read(fresh), strict=True))
    measures.report(pairs)
    beginnings.report(fresh, read)
    dressed = dresses.report(fresh, read)
    print(f"in other dress, split test\n{dressed}")
    others = (small_languages.texts(), webpages.texts(), jobs.texts())
    small, pages, ads = (list(zip(texts, read(texts), strict=True)) for texts in others)
    small_languages.report(small)
    webpages.report(pages)
    the_job = jobs.report(extract.analyze_many)
    print(f"the job\n{the_job}")
    clauses = indicators.report(indicators.told(indicators.lines()), indicators.told(indicators.ads()))
    shown = judged_hits.report(judged_hits.judged(), extract.analyze_many)
    print(f"signs that are shown\n{shown}")
    all_sets = sets.table([*pairs, *small, *pages, *ads])
    print(f"all sets\n{all_sets}")
    if to_write:
        sets.write({sets.ALL: all_sets, sets.DRESSED: dressed, sets.CLAUSES: clauses, sets.SHOWN: shown})
        sets.write({sets.JOB: the_job}, sets.JOB_PAGE)


if __name__ == "__main__":
    main()
