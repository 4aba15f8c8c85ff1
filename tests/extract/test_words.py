"""Words looked up in texts: what makes it fast and small changes no answer."""

import json
import re
import sys
from collections.abc import Callable

import pytest

from extract.automaton import places_of
from extract.once import Filled
from extract.packed import BETWEEN, Packed, joined, split
from extract.stored import stored
from extract.tables import Row, Tables
from extract.text.normalize import fold
from extract.words.contact_words import finder
from extract.words.latin_words import is_word
from extract.words.layers import Layers, layered
from extract.words.number_cues import cues
from extract.words.phrase_groups import PhraseGroups, grouped
from extract.words.phrases import Phrases, as_title, boundaries, meaning, prepared, standing
from extract.words.spotted import Spotted
from extract.words.together import Kinds, Listed
from extract.words.word_patterns import one_of
from tests.eval.measures import texts as eval_texts

TEXTS = (
    "the first part is 0912, the last 0000; the very first one, then the last",
    "الجزء الأول 0912 والأول بعده وبالأخير 0000",
    "ส่วนแรก 0912 ส่วนสุดท้าย 0000",
    "पहला 0912 और आख़िरी 0000, पहले",
    "first first firsts unfirst",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("kind", ["order_first", "order_last", "line_word", "call_word"])
def test_spotted_words_are_those_of_the_pattern(text: str, kind: str) -> None:
    spotted = cues(Tables(), kind)
    for pos, endpos in ((0, len(text)), (3, len(text) - 4)):
        expected = [match.span() for match in spotted.compiled.finditer(text, pos, endpos)]
        assert [match.span() for match in spotted.finditer(text, pos, endpos)] == expected
        found = spotted.search(text, pos, endpos)
        assert (found.span() if found else None) == (expected[0] if expected else None)


def test_many_words_share_what_they_mean() -> None:
    words = [("nine", meaning(value="9")), ("neuf", meaning(value="9")), ("ten", meaning(value="10"))]
    assert [hit.row["value"] for hit in Phrases.of(words).find("neuf ten nine")] == ["9", "10", "9"]
    assert words[0][1] is words[1][1]


def test_what_is_kept_of_phrases_finds_what_they_find() -> None:
    rows = [
        {"phrase": "Ｎine", "value": "9"},
        {"phrase": "neuf", "value": "9"},
        {"phrase": "neuf dix", "value": "19"},
        {"phrase": " "},
    ]
    text = fold("neuf dix, nine NEUF! nines").text
    kept = Phrases.read(json.loads(json.dumps(prepared((row["phrase"], row) for row in rows))))
    assert kept.find(text) == Phrases(rows).find(text) and [hit.row["value"] for hit in kept.find(text)] == ["19", "9", "9"]


def test_of_lists_looked_up_together_each_is_as_alone() -> None:
    jobs = [{"phrase": "cook", "code": "5120", "date": "2026-11-25"}, {"phrase": "Chef cook", "code": "3434", "date": "2026-11-25"}]
    lists = {"jobs": jobs, "words": [{"phrase": "cook"}]}
    found = PhraseGroups(json.loads(json.dumps(grouped(lists)))).find("chef cook, cook")
    assert [(hit.start, hit.end, hit.row) for hit in found["jobs"]] == [
        (0, 9, {"phrase": "Chef cook", "code": "3434"}),
        (11, 15, {"phrase": "cook", "code": "5120"}),
    ]
    assert [(hit.start, hit.row) for hit in found["words"]] == [(5, {"phrase": "cook"}), (11, {"phrase": "cook"})]


@pytest.mark.parametrize("words", [["at", "a.t", "arroba", "ar", "ar"], ["x"], [""], ["ab", "abcd", "abce"], ["点", "點", "点号"]])
def test_a_tree_of_words_matches_each_of_them_the_longest_first(words: list[str]) -> None:
    for word in words:
        match = re.match(one_of(words), word + "!")
        assert match and match.group() == word
    assert not re.match(one_of(words), "?") or "" in words


def _layers(name: str, words: list[tuple[str, Row, str]]) -> Layers:
    """Layers of these words, as they are read from the file of that name that keeps them."""
    return Layers(stored(name, Tables(), lambda: layered(words), frozenset()))


def test_of_two_rows_of_a_word_the_first_counts_in_its_language() -> None:
    layers = _layers("test.first", [("dix", meaning(value="fr"), "fr"), ("dix", meaning(value="any"), "")])
    assert [hit.row["value"] for hit in layers.of({"fr"}).find("dix")] == ["fr"]
    assert [hit.row["value"] for hit in layers.of({"pt"}).find("dix")] == ["any"]


def test_each_language_has_its_words_beside_those_of_any() -> None:
    words = [("six", meaning(value="6"), "fr"), ("sex", meaning(value="6"), "sv"), ("9", meaning(value="9"), "")]
    layers = _layers("test.languages", words)
    for languages, expected in (({"fr"}, "69"), ({"fr", "sv"}, "669"), ({"sv", "en"}, "69"), (set[str](), "9")):
        assert "".join(hit.row["value"] for hit in layers.of(languages).find("six sex 9")) == expected


def test_texts_packed_come_out_as_they_were() -> None:
    texts = ["", "ab", "ส่วน", "", "👉x"]
    packed = Packed(texts)
    assert [packed[index] for index in range(len(texts))] == texts == split(joined(texts))


def test_a_text_with_the_sign_that_parts_them_moves_no_other() -> None:
    packed = Packed(["a", f"b{BETWEEN}c", "d"])
    assert [packed[0], packed[2]] == ["a", "d"] and BETWEEN not in packed[1]


def test_rows_of_a_table_share_their_columns() -> None:
    row = Tables().rows("number_cues")[0]
    assert sys.getsizeof(row) < sys.getsizeof(dict(zip(row.keys(), row.values(), strict=True)))


def test_words_and_their_other_forms() -> None:
    assert all(map(is_word, ("kitchen", "lowongan", "gruplarinda")))
    assert not any(map(is_word, ("fakezuqx", "zz", "")))


def test_lists_looked_for_together_are_found_as_if_each_were_alone() -> None:
    one, other = Listed(lambda _: ["ab", "b", "cd"]), Listed(lambda _: ["b", "bc"])
    kinds = Kinds(lambda _: [("bc", "x"), ("e", "y"), ("d", "z")])
    tables = Tables()
    for text in ("abcd", "xyz", "b" * 5000):
        for listed, words in ((one, ["ab", "b", "cd"]), (other, ["b", "bc"])):
            assert listed.of(tables).places(text) == places_of(words)(text)
    assert kinds.there("abcd", tables) == {"x", "z"}
    later = Listed(lambda _: ["d"])
    assert later.of(tables).places("abcd") == [(3, 4, 0)]


@pytest.mark.parametrize(
    "text", ["🅰cook 🅿️in", "karstadt'ın in ın içinde", "ǰab aǰb", "5-star d'or or3d or", "повар日本cook cooks", "ẖin"]
)
def test_words_are_found_in_a_text_as_a_title_as_they_are_in_the_text(text: str) -> None:
    words = ["cook", "in", "ın", "ǰab", "b", "5-star", "d'or", "or", "3d", "повар", "日本", "日本cook", "ẖin", "star d'or"]
    checks, flat = bytes(map(boundaries, words)), fold(text).text
    assert len(as_title(flat)) == len(flat)
    found = standing(places_of(list(map(as_title, words))), checks, flat, as_title(flat))
    assert found == standing(places_of(words), checks, flat) != []


def test_what_is_filled_is_worked_out_once_and_begun_anew_when_full() -> None:
    asked: list[int] = []

    def work_out(key: int) -> str:
        asked.append(key)
        return str(key)

    filled = Filled(work_out, 2)
    assert [filled[key] for key in (1, 1, 2, 3, 1)] == ["1", "1", "2", "3", "1"]
    assert (asked, len(filled)) == ([1, 2, 3, 1], 2)
    assert "aあ".translate(Filled[int, str](lambda code: f"<{code}>")) == "<97><12354>"


_SPOTTED: list[Callable[[Tables], Spotted]] = [
    lambda tables: finder(tables, "at", "dot"),
    lambda tables: finder(tables, "then", "append"),
    lambda tables: finder(tables, "remove"),
    lambda tables: cues(tables, "or", "and"),
    lambda tables: cues(tables, "without", "minus"),
    lambda tables: cues(tables, "part", "join", shared=("then", "and")),
    lambda _: Spotted(["abc", "ab", "日本"], lambda: "abc?|日本"),
]


@pytest.mark.parametrize("made", _SPOTTED)
def test_what_is_spotted_is_what_the_pattern_finds(made: Callable[[Tables], Spotted]) -> None:
    spotted, found = made(Tables()), 0
    for text in [*(row["text"].lower() for row in eval_texts()[::53]), "xabcab日本", "", "at dot then remove 12 or 7 minus"]:
        expected = [match.span() for match in spotted.compiled.finditer(text)]
        assert [match.span() for match in spotted.finditer(text)] == expected
        assert (spotted.search(text, 5, 60) is None) == (spotted.compiled.search(text, 5, 60) is None)
        found += len(expected)
    assert found
