"""Words are found wherever they stand, whichever library makes the automaton, and whether it was kept or not."""

import json
import marshal
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from extract import automaton
from extract.automaton import Place, places_of
from extract.kept_bytes import KeptBytes
from extract.packed import joined

WORDS = ["cook", "cooks", "ook", "cook", "повар", "повара", "วด", "รวดเร็ว", "招厨师", "厨师", "🅰️ app", "naïve", "a b"]
TEXT = "two cooks, 招厨师 повара! 🅰️ app รวดเร็ว naïve a b"


def everywhere(words: Sequence[str], text: str) -> list[Place]:
    """By comparing at each place: those that end first, of these the longest, of the same the first in the list."""
    ends = range(len(text) + 1)
    found = [(end - len(word), end, number) for end in ends for number, word in enumerate(words) if text[:end].endswith(word)]
    return sorted(found, key=lambda place: (place[1], place[0], place[2]))


def many() -> list[str]:
    """Words enough for an automaton that is kept."""
    draw = random.Random(7)
    return WORDS + ["".join(draw.choices("abcöдช厨 ", k=draw.randint(2, 9))).strip() or "x" for _ in range(5000)]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OSINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize("keeps", [True, False])
@pytest.mark.parametrize("words", [WORDS, many(), [], ["x"]])
def test_finds_each_word_at_each_place(cache: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], keeps: bool) -> None:
    if keeps and not automaton.KEEPS:
        pytest.skip("no daachorse on this machine")
    monkeypatch.setattr(automaton, "KEEPS", keeps)
    for text in (TEXT, "", "abc öд ช厨a" * 3):
        expected = everywhere(words, text)
        assert places_of(words)(text) == places_of(joined(words))(text) == expected
    assert cache.exists() == (keeps and len(words) > 1000)
    assert words in ([], ["x"]) or len(everywhere(words, TEXT)) >= len(WORDS)


@pytest.mark.skipif(not automaton.KEEPS, reason="no daachorse on this machine")
def test_one_that_was_kept_is_read(cache: Path) -> None:
    from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

    words = many()
    expected = places_of(words)(TEXT)
    db = sqlite3.connect(next(cache.glob("automata-*.sqlite")))
    ((key,),) = db.execute("SELECT key FROM kept").fetchall()
    db.close()
    automaton._file().put(key, marshal.dumps((Automaton(["naïve"]).serialize(), None)))
    assert places_of(words)(TEXT) == [(TEXT.index("naïve"), TEXT.index("naïve") + 5, 0)] != expected


@pytest.mark.skipif(not automaton.KEEPS, reason="no daachorse on this machine")
@pytest.mark.parametrize("value", [b"", b"no automaton", None])
def test_a_broken_one_is_made_again(cache: Path, value: bytes | None) -> None:
    words = many()
    expected = places_of(words)(TEXT)
    path = next(cache.glob("automata-*.sqlite"))
    db = sqlite3.connect(path)
    with db:
        (whole,) = db.execute("SELECT value FROM kept").fetchone()
        db.execute("UPDATE kept SET value = ?", (whole[:-1] if value is None else value,))
    assert places_of(words)(TEXT) == expected
    assert db.execute("SELECT value FROM kept").fetchone() == (whole,)
    db.close()


@pytest.mark.usefixtures("cache")
def test_values_are_kept_for_other_processes() -> None:
    file = KeptBytes("some", "1", 100_000)
    assert file.get(b"key") is None
    file.put(b"key", b"\0value")
    code = "from extract.kept_bytes import KeptBytes; print(KeptBytes('some', '1', 100_000).get(b'key'))"
    run = subprocess.run([sys.executable, "-c", code], env={**os.environ}, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == repr(b"\0value")
    assert KeptBytes("some", "2", 100_000).get(b"key") is None and KeptBytes("other", "1", 100_000).get(b"key") is None


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("OSINT_CACHE", str(tmp_path / "file"))
    words = many()
    assert places_of(words)(TEXT) == everywhere(words, TEXT)
    assert json.loads(json.dumps(joined(words))) == joined(words)
