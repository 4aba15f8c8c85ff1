"""What speaks for looking at a stretch as the employer's name: its ends, its quotes, what stands beside it, its capitals, its place."""

from collections.abc import Sequence, Set

from extract.employer.words import COMMON, Atom

SUFFIX = ("form<", "noun<", "group<", "agency<", "bare<")
SUFFIXES = frozenset(SUFFIX)
PREFIX = ("form>", "noun>", "agency>", "bare>")
OPENERS = frozenset(PREFIX)
LETTERED = frozenset({"cased", "even"})  # scripts with capitals and small letters
AFTER = frozenset(  # what follows a name in the same sentence
    {"stop", "hires", "occupation", "place", "country", "number", "field", "called", "team", "bureau", "joins", "client"}
)
BREAK = frozenset({"hires", "joins", "label", "reach", "stop", "signs", "bureau", "client", "called", "team"})  # what precedes one
MOST_UNKNOWN = 3  # words of a name of which none is known
LONGEST_BRIDGE, MOST_BRIDGES = 4, 2  # letters of a small word between capitals of a name, and such words side by side
_BEHIND_NAME = frozenset({"called", "team"})
_AFTER_LINE = frozenset({"place", "country", "contact"})
_AFTER_HEAD = frozenset({"describes", "stop"})
_BREAK_OR_PLACE = BREAK | {"place", "bare>"}
_FORMS = frozenset({"form<", "form>"})
_TRADES = frozenset({"noun<", "group<", "bare<"})
_NAMES_NEXT = frozenset({"team", "called", "joins", "client"})  # behind these a space ends a name where none parts words


def reasons(row: Sequence[Atom], first: int, last: int, ands: Set[str]) -> list[str]:
    """The reasons to look at the atoms from `first` to `last`; none where there is none. `ands` are words for "and"."""
    begin, end, size = row[first], row[last], last - first
    cased, gap = begin.script == "cased", begin.gap
    found = []
    if size:
        if not end.tags.isdisjoint(SUFFIXES):
            found += [tag for tag in SUFFIX if tag in end.tags]
        if not begin.tags.isdisjoint(OPENERS):
            found += [tag for tag in PREFIX if tag in begin.tags]
    elif not begin.tags.isdisjoint(_FORMS) and begin.script in ("dense", "cased", "even"):
        return []
    before, behind = row[first - 1] if first else None, row[last + 1] if last + 1 < len(row) else None
    if begin.opened and end.closed:
        found.append("quoted")
    if behind is not None and behind.gap == '"' and any(a.gap == '"' for a in row[first + 1 : last + 1]):
        found.append("noun+quoted")
    if before is not None:
        if gap in "|-" and "label" in before.tags:
            found.append("label")
            if behind is None or behind.gap in ("|", ",", "(") or (behind.gap != "" and "bare<" in behind.tags):
                found.append("value")
        if gap in ("", " ") and "joins" in before.tags:
            found.append("joins")
    if behind is not None and behind.tags:
        if "hires" in behind.tags and behind.gap in ("", " ", '"', "("):
            found.append("hires")
        if not cased and size < 3 and behind.gap in ("", " ") and not behind.tags.isdisjoint(_BEHIND_NAME):
            found.append("named")  # behind says that a name went before (`グランオーブ` + `って会社`, `鴻曜` + `那邊`)
    if not size and "known" in begin.tags:
        found.append("known")
    if not cased and size < 4 and behind is not None and "bare<" in behind.tags and _of_company(before, begin, behind):
        found.append("company")
    if begin.capital:
        found += _capitals(row, first, last, ands)
    if not cased:
        found += _uncased(begin, size, before, behind)
        if begin.script == "even" and _unknown(row, first, last):
            found.append("unknown")
    return found


def _capitals(row: Sequence[Atom], first: int, last: int, ands: Set[str]) -> list[str]:
    """Whether words that begin with a capital have all one, or small words between (`Zajazd u Bronki`); "and" is one only where a noun of
    business begins or ends the name, for headings are written so too."""
    found = "capitals"
    trade = not (row[first].tags.isdisjoint(OPENERS) and row[last].tags.isdisjoint(SUFFIXES))
    for index in range(first, last + 1):
        atom = row[index]
        if atom.capital or atom.script in ("digits", "dense") or "link" in atom.tags:
            continue
        if index < last and (
            ((trade or atom.word not in ands) and bridges(row, index)) or (last - first == 2 and joins_two(row, first, index, ands))
        ):
            found = "bridged"
        elif last > first and row[first].script == "cased" and row[last].capital and small(row, first, last - 1):
            return ["mixed"]
        else:
            return []
    return [found]


def bridges(row: Sequence[Atom], index: int, tags: frozenset[str] = COMMON) -> bool:
    """Whether an atom is one of the small words between two with a capital, none of them more than `tags` (`Ēdnīca pie Skaidrītes`)."""
    first, last = index, index
    while first and last - first < MOST_BRIDGES and _is_bridge(row[first], tags):
        first -= 1
    while last + 1 < len(row) and last - first <= MOST_BRIDGES and _is_bridge(row[last], tags):
        last += 1
    sides = row[first], row[last]
    return first < index < last and all(side.capital for side in sides) and row[last].gap == " "


def joins_two(row: Sequence[Atom], first: int, last: int, ands: Set[str]) -> bool:
    """Whether the atom `last` is an "and" between the word `first` and the next one, both with a capital, one of which at least ads do not
    have (`Kruk i Lis`)."""
    if last != first + 1 or last + 1 >= len(row) or row[last].word not in ands or row[last].gap != " ":
        return False
    sides = row[first], row[last + 1]
    return (
        sides[1].gap == " " and all(side.capital and side.tags <= COMMON for side in sides) and any(not side.tags for side in sides)
    )


def _is_bridge(atom: Atom, tags: frozenset[str]) -> bool:
    short = atom.end - atom.start <= LONGEST_BRIDGE
    return short and atom.gap == " " and atom.script == "cased" and not atom.capital and atom.tags <= tags


def _uncased(begin: Atom, size: int, before: Atom | None, behind: Atom | None) -> list[str]:
    """Those of scripts without case, and of texts that make no use of it, that stand beside others; a word that no table and no other ad
    knows may be one where it heads or closes a sentence too (`מדרון פיתחה מערכת`, `מכירים את ורדית?`)."""
    new = not size and begin.script == "plain" and not begin.tags
    if begin.gap in ("", " "):
        found = ["follows"] if size < 4 and before is not None and _follows(before, begin, behind) else []
        return [*found, "closes"] if new and begin.gap and (behind is None or behind.gap == "|") else found
    found = ["heads"] if new and behind is not None and behind.gap == " " else []
    if size < 6 and _alone(behind):
        found.append("alone")
    if behind is not None and (
        (begin.script == "plain" and size < 5 and _leads(begin, behind))
        or (not size and begin.script == "dense" and _borrowed(begin, behind))
    ):
        found.append("leads")
    if size < 4 and begin.gap == "|" and begin.script == "dense" and behind is not None and behind.gap == " ":
        found.append("spaced")
    return found


def _unknown(row: Sequence[Atom], first: int, last: int) -> bool:
    """Whether these, in a text that has but one case, are all words, side by side, that no table and no other ad knows
    (`at hillcrest`, `nuvelka pays`)."""
    if last - first >= MOST_UNKNOWN:
        return False
    if any(atom.tags for atom in row[first : last + 1]) or any(atom.gap != " " for atom in row[first + 1 : last + 1]):
        return False
    if row[first].gap == " " and first and not row[first - 1].tags:
        return False
    return last + 1 == len(row) or row[last + 1].gap != " " or bool(row[last + 1].tags)


def _alone(behind: Atom | None) -> bool:
    """Whether words behind a sign go to the next one (`[杭州][鹿屿数据] 招聘`, `[판교] 루멘베이 | 백엔드`)."""
    if behind is None or behind.gap in ("|", ",", "(", ")", '"', "-"):
        return True
    return not behind.tags.isdisjoint(_AFTER_LINE) or _small_letters(behind)


def _small_letters(atom: Atom) -> bool:
    """A handle or another word in small letters, beside words of another script."""
    return atom.script == "cased" and not atom.capital and atom.word.isascii()


def _borrowed(atom: Atom, behind: Atom) -> bool:
    """A word at the head of a sentence before a particle (`ရွှေပန်းခိုင်မှာ`) or a description of what it opens
    (`メルカリ海外拠点スタッフ募集`)."""
    return atom.gap in ("|", '"') and behind.gap == "" and not behind.tags.isdisjoint(_AFTER_HEAD)


def _of_company(before: Atom | None, atom: Atom, behind: Atom) -> bool:
    """Words at the head of a clause or behind what precedes a name, before a bare "company" (`மலைச்சாரல்` + `கம்பெனி`)."""
    if behind.gap not in ("", " "):
        return False
    return before is None or atom.gap not in ("", " ") or not before.tags.isdisjoint(_BREAK_OR_PLACE)


def _follows(before: Atom, atom: Atom, behind: Atom | None) -> bool:
    """Words between what precedes a name in the same sentence, and a break or what follows one."""
    if before.tags.isdisjoint(_BREAK_OR_PLACE) and not (
        atom.script == "dense" and atom.gap == " " and not before.tags.isdisjoint(_TRADES)
    ):
        return False
    if behind is None or behind.gap not in ("", " ") or not behind.tags.isdisjoint(AFTER):
        return True
    return atom.script == "dense" and behind.gap == " " and bool(before.tags & _NAMES_NEXT)


def _leads(atom: Atom, behind: Atom) -> bool:
    """Words at the head of a sentence before what follows a name."""
    return atom.gap in ("|", ",", '"') and behind.gap in ("", " ") and not behind.tags.isdisjoint(AFTER)


def small(row: Sequence[Atom], first: int, last: int) -> bool:
    """One of at most three words in small letters behind the capital that begins a clause (`Bún chả cô Hiền`)."""
    before = row[first - 1].tags if first else BREAK
    opens = row[first].gap in ("|", ",", "-") or bool(before & BREAK)
    return opens and last - first <= 3 and not row[last].tags
