"""Copies of ads that the model of employers learns from too: with other names, in one case, below the lines that boards have."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.employer.candidates import Stretch
from extract.employer.counts import AGENCY, FIRM
from extract.employer.reasons import LETTERED
from tests.training import employer_boards, employer_lines
from tests.training.employer_ads import Sample, Told

FEWEST = 3  # names to choose another one from
LEAST_COINED = 5  # letters of a word that takes the place of a name
LONGEST_TITLE = 3  # words behind the occupation in a line above an ad
_ADDRESS = re.compile(r"(?!example|gmail|whatsapp|telegram|https)[a-z]{5,}")  # of a contact: what a name may take the place of


def renamed(samples: Sequence[Sample], turn: int = 0) -> Iterator[Told]:
    """A copy of each ad with a name, with the name of another ad in its language in place of it, another one each `turn`: what stands
    around a name and how it is built say more than its words. Agencies take the place of agencies, capitals of capitals."""
    names: dict[tuple[str, bool, bool], list[str]] = defaultdict(list)
    kinds = []
    for one in samples:
        if one.right >= 0:
            stretch, name = one.stretches[one.right], one.text["employer"]
            agency = any(atom.tags & AGENCY for atom in one.row[stretch.first : stretch.last + 1])
            kinds.append((one, name, (one.text["language"], agency, name.isupper())))
            names[kinds[-1][2]].append(name)
    for one, name, kind in kinds:
        others = [other for other in names[kind] if other != name]
        if len(others) < FEWEST:
            continue
        other = others[zlib.crc32(one.text["text"].encode(), turn) % len(others)]
        yield one.source, one.text | {"text": one.text["text"].replace(name, other), "employer": other}


def coined(samples: Sequence[Sample], turn: int = 0) -> Iterator[Told]:
    """A copy of each ad with a name, with a word coined for other names in its place, in small letters, with a capital or in two
    words: an ad that names no trade still says by what stands around a name that it is one."""
    pools: dict[str, list[str]] = {script: [] for script in ("cased", "plain", "dense")}
    for one in samples:
        if one.right >= 0:
            stretch = one.stretches[one.right]
            for atom in one.row[stretch.first : stretch.last + 1]:
                if not atom.tags and atom.end - atom.start >= LEAST_COINED and (atom.word.isascii() or atom.script not in LETTERED):
                    pools["cased" if atom.script in LETTERED else atom.script].append(one.reading.text[atom.start : atom.end])
    for one in samples:
        if one.right < 0:
            continue
        salt = zlib.crc32(one.text["text"].encode(), turn)
        script = one.row[one.stretches[one.right].first].script
        pool = pools["cased" if salt % 3 == 0 or script == "digits" or script in LETTERED else script]
        word, second = pool[salt % len(pool)], pool[salt // 7 % len(pool)]
        if word[0].lower() != word[0].upper():
            word = (word.lower(), word.capitalize(), word.capitalize() + " " + second.capitalize(), word.lower())[salt // 3 % 4]
        yield one.source, one.text | {"text": _readdressed(one, word), "employer": word}


def evened(told: Iterable[Told]) -> Iterator[Told]:
    """A copy of each ad in letters that have capitals, all in capitals or all in small letters: there a name must be told without."""
    for source, text in told:
        words, name = text["text"], text.get("employer")
        if sum(char.lower() != char.upper() for char in words) * 2 >= len(words):
            dress = str.upper if zlib.crc32(words.encode(), 9) % 2 else str.lower
            yield source, text | {"text": dress(words), "employer": name and dress(name)}


def plain(samples: Sequence[Sample]) -> Iterator[Told]:
    """Ordinary lines with names of these ads and coined ones, and such that name nobody."""
    for text in employer_lines.lines(_names(samples)):
        yield "employer_lines", text


def boarded(samples: Sequence[Sample]) -> Iterator[Told]:
    """Ads as job boards show them, with such names or none."""
    for text in employer_boards.ads(_names(samples)):
        yield "employer_boards", text


def _names(samples: Sequence[Sample]) -> list[tuple[str, str, bool]]:
    """The names of these ads: language, name, whether it says a trade or legal form."""
    names = []
    for one in samples:
        if one.right >= 0:
            stretch = one.stretches[one.right]
            trade = any(atom.tags & FIRM for atom in one.row[stretch.first : stretch.last + 1])
            names.append((one.text["language"], one.text["employer"], trade))
    return names


def headed(samples: Sequence[Sample]) -> Iterator[Told]:
    """Ads that name nobody below lines as boards have them: a job, a name or none, a town, all taken from other ads in their language.
    What stands at the head of an ad is not always a name."""
    jobs, towns, names = (defaultdict[str, list[str]](list) for _ in range(3))
    for one in samples:
        language = one.text["language"]
        if one.right >= 0:
            names[language].append(one.text["employer"])
        for index, atom in enumerate(one.row):
            if "place" in atom.tags:
                towns[language].append(one.reading.text[atom.start : atom.end])
            elif "occupation" in atom.tags and (one.right < 0 or not _overlaps(one.stretches[one.right], index)):
                jobs[language].append(_title(one, index))
    for language, more in employer_lines.NAMES_OF.items():
        names[language] += more
    for one in samples:
        language, salt = one.text["language"], zlib.crc32(one.text["text"].encode(), 5)
        if one.text.get("employer") or not all(len(known[language]) >= FEWEST for known in (jobs, towns, names)):
            continue
        job, town, name = (
            known[language][salt // step % len(known[language])] for known, step in ((jobs, 3), (towns, 5), (names, 7))
        )
        job = (job, job.upper(), job.title())[salt % 3]
        head = [job, *([name] if salt % 2 else ()), *([town] if salt % 5 else ())]
        yield one.source, one.text | {"text": "\n".join([*head, one.text["text"]]), "employer": name if salt % 2 else None}


def _title(one: Sample, index: int) -> str:
    """An occupation with the words behind it, up to where the clause ends."""
    end = index
    while (
        end + 1 < len(one.row) and end - index < LONGEST_TITLE and one.row[end + 1].gap in ("", " ") and not one.row[end + 1].tags
    ):
        end += 1
    return one.reading.text[one.row[index].start : one.row[end].end]


def _overlaps(stretch: Stretch, index: int) -> bool:
    return stretch.first <= index <= stretch.last


def _readdressed(one: Sample, word: str) -> str:
    """The text with `word` in place of the name, in the ad's addresses too."""
    text, name = one.text["text"], one.text["employer"]
    stretch = one.stretches[one.right]
    new = "".join(char for char in word.casefold() if char.isalnum())
    text = text.replace(name, word)
    for atom in one.row[stretch.first : stretch.last + 1]:
        if atom.echo == 3 and not atom.tags:
            return text.replace(atom.word, new)
    if new.isascii() and zlib.crc32(text.encode()) % 2:
        for atom in one.row:
            if "contact" in atom.tags and (part := max(_ADDRESS.findall(atom.word), key=len, default="")):
                return text.replace(part, new)
    return text
