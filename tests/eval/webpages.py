"""How pages are read that stand where ads do: vacancies as firms and offices write them (olin), on pages and in posts of all places
(petr), ads of a few lines with names and places in passing (cleo), ads of small firms in their own script that name them in passing
(beni, cho, dilo), posts of such firms and about them that are no ads (farid, gunta, hari, iolo, juno), dry ads of betting and scam
offices beside honest ones of the same trades (dara, dino), what is no ad though it speaks of work (mona, otis: firms about themselves,
courses, tenders, guides, news), whole pages of every kind of site that a crawler comes to (aksel, birk), such pages of which most are
ads of several jobs, places and names (yael, zinnia), long postings beside texts that hire nobody (ozan), messages of groups and phones
(kofi), sober and blunt ads of scam offices beside honest ones (bodil), what stands beside ads in channels and forums (tora), lures of
channels, bare lines and agencies' overseas vacancies beside honest ones (ulfa), ads that hardly look like ads beside what only looks like
them (edo), ads whose employers stand in all sorts of spots (fritz), vacancies in sober copy whose employers have no legal form (jorun,
celso, zofka, haneul, oddny, livia, radka, minjae), ads in every format that a crawler meets (adda, bork, cyan, dunk, esra, filo, holt),
dealers in accounts and cards beside ads in the same words (gerda), earnings from home that are no jobs beside ads in the same bare style
(ragna), ads with several jobs and sums of money (yrsa), and short posts in 61 languages whose contacts
are hidden (hoda, ivka, jens, kola, lise, mika; amos, bina, cyra, dora, ezra, fadi, gio, hulda, by groups of languages).
Kinds, and employers, contacts, pay, places and risk where a file has their gold.

Nobody read an error of theirs but of olin, with an earlier version, of aksel, and of mona's kinds, for which nothing was changed; of nine
of the vacancies in sober copy the missed name was seen.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.eval import measures
from tests.eval.measures import Pair

FOLDER = Path(__file__).parent / "webpages"


def texts() -> list[dict[str, Any]]:
    """The texts of all authors; an id begins with its author."""
    return [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]


def report(pairs: Sequence[Pair]) -> None:
    """Print for each author how many kinds are right, macro-F1, what was taken for an ad or no ad, and employers."""
    for author in dict.fromkeys(text["id"].partition("-")[0] for text, _ in pairs):
        own = [pair for pair in pairs if pair[0]["id"].startswith(f"{author}-")]
        seen = measures.kinds(own)
        right = sum(count for (want, got), count in seen.items() if want == got)
        lost = sum(count for (want, got), count in seen.items() if want == "job_ad" != got)
        taken = sum(count for (want, got), count in seen.items() if got == "job_ad" != want)
        print(f"pages by {author}: {right} of {len(own)} kinds right, macro-F1 {measures.macro_f1(seen):.3f}")
        print(f"  ads read as something else: {lost}; anything else read as an ad: {taken}")
        if all("employer" in text for text, _ in own):
            print(measures.employers(own).row("employer"))
