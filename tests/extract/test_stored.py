"""What is made from tables once and kept: made again when the tables change or the file is broken, by many processes at once."""

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Set
from pathlib import Path

import pytest
from py3langid import langid

from extract import steps
from extract.cache import KEPT
from extract.gazetteer import build
from extract.gazetteer.build import gazetteer_path
from extract.stored import MADE, kept, kept_parts, stored, stored_path
from extract.tables import Tables
from extract.text.identifier import identifier
from extract.words.phrase_tables import PART_TABLES, TABLES, by_group, parts_by_group

assert steps.STEPS  # all that is kept is named by then

FIRST = """
from extract import analyze
from extract.words import lexicon
del lexicon.by_group  # the maker, which this process must not need
print(analyze('Hiring cook in Dubai, salary 2000 AED, WhatsApp +971 50 000 0000').kind)
"""
SHARED = {name: folder for name, folder in os.environ.items() if name == "OSINT_CACHE"}  # with what other tests made
READ = """
from extract.stored import stored
from extract.tables import Tables
print(stored('x', Tables(), lambda: {'a': [1, 'ă']}).get('a'))
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OSINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_made_once_and_read_by_name() -> None:
    made = []

    def make() -> dict[str, list[int]]:
        made.append(1)
        return {"a": [1, 2], "b": []}

    assert [stored("x", Tables(), make).get("a") for _ in range(2)] == [[1, 2], [1, 2]]
    assert stored("x", Tables(), make).names == {"a", "b"} and made == [1]


def test_own_tables_make_a_file_of_their_own(tmp_path: Path) -> None:
    stored("x", Tables(), lambda: {"a": 1})
    (tmp_path / "kind_cues.csv").write_text("phrase,cue,language,source,date\nqq,hire,en,test,2026-11-25\n")
    assert stored("x", Tables(tmp_path), lambda: {"a": 2}).get("a") == 2
    assert stored("x", Tables(), lambda: {"a": 3}).get("a") == 1


def test_own_tables_that_are_not_read_make_none(tmp_path: Path) -> None:
    stored("x", Tables(), lambda: {"a": 1}, {"kind_cues"})
    for name in ("bands", "kind_cues"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.csv").write_text("a row\n")
    assert stored("x", Tables(tmp_path / "bands"), lambda: {"a": 2}, {"kind_cues"}).get("a") == 1
    assert stored("x", Tables(tmp_path / "kind_cues"), lambda: {"a": 3}, {"kind_cues"}).get("a") == 3


@pytest.mark.parametrize(
    ("make", "read"), [(by_group, TABLES), (parts_by_group, PART_TABLES), *MADE.values()], ids=["phrases", "parts", *MADE]
)
def test_a_file_is_named_after_the_tables_that_it_is_made_of(
    make: Callable[[Tables], object], read: Set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, rows = set[str](), Tables.rows

    def noted(self: Tables, name: str, keep: bool = True) -> tuple[dict[str, str], ...]:
        if self.folder:  # how a text is folded is the packaged tables' matter
            asked.add(name)
        return rows(self, name, keep)

    monkeypatch.setattr(Tables, "rows", noted)
    assert make(Tables(tmp_path))
    assert asked == read


def test_a_value_is_made_once_and_read_anew(cache: Path) -> None:
    made = []

    @kept("bands")
    def value(tables: Tables) -> list[int]:
        made.append(tables)
        return [1, 2]

    @kept_parts("bands")
    def parts(tables: Tables) -> dict[str, int]:
        return {"a": len(tables.rows("bands"))}

    for name in (f"{__name__}.value", f"{__name__}.parts"):
        MADE.pop(name)
    first = value(Tables())
    assert first == value(Tables()) == [1, 2] and first is not value(Tables()) and made == [Tables()]
    assert parts(Tables()).names == {"a"} and parts(Tables()).get("a") == len(Tables().rows("bands"))
    assert {path.name.split("-")[0] for path in cache.iterdir()} == {f"{__name__}.value", f"{__name__}.parts"}


@pytest.mark.parametrize("size", [0, 100, 4096, -4096])
def test_a_broken_file_is_made_again(cache: Path, size: int) -> None:
    stored("x", Tables(), lambda: dict.fromkeys("abc", "y" * 9000))
    (path,) = cache.glob("x-*.sqlite")
    path.write_bytes(path.read_bytes()[:size])
    assert stored("x", Tables(), lambda: {"a": 2}).get("a") == 2


def test_many_processes_may_start_at_once(cache: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", READ], stdout=subprocess.PIPE) for _ in range(4)]
    assert {process.communicate()[0].decode().strip() for process in running} == {"[1, 'ă']"}
    assert [path.suffix for path in cache.iterdir()] == [".sqlite"]


MADE_ONCE = """
import time
from extract.stored import stored
from extract.tables import Tables
def make():
    print("made", flush=True)
    time.sleep(1)
    return {'a': 1}
stored('x', Tables(), make)
"""


def test_one_of_them_makes_it_and_the_others_wait(cache: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", MADE_ONCE], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert "".join(process.communicate()[0] for process in running).split() == ["made"]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert [path.suffix for path in cache.iterdir()] == [".sqlite"]


def test_where_there_are_no_locks_each_makes_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fcntl.flock", _none)
    assert stored("x", Tables(), lambda: {"a": 1}).get("a") == 1


def _none(*_: object) -> None:
    raise OSError(errno.ENOLCK, "No locks available")


def test_files_of_other_versions_do_not_pile_up(cache: Path) -> None:
    cache.mkdir()
    for number in range(KEPT + 5):
        sqlite3.connect(cache / f"x-{number}.sqlite").close()
        (cache / f"x-{number}.sqlite").touch()
    stored("x", Tables(), lambda: {"a": 1})
    assert len(list(cache.glob("x-*"))) == KEPT and stored("x", Tables(), lambda: {"a": 2}).get("a") == 1


def test_one_in_use_stays_however_old_it_is(cache: Path, tmp_path: Path) -> None:
    stored("x", Tables(), lambda: {"a": 1}, {"bands"})
    (old,) = cache.glob("x-*")
    for number in range(KEPT):
        (cache / f"x-{number}.sqlite").touch()
    os.utime(old, (0, 0))
    assert stored("x", Tables(), lambda: {"a": 2}, {"bands"}).get("a") == 1
    (tmp_path / "bands.csv").write_text("a row\n")
    stored("x", Tables(tmp_path), lambda: {"a": 3}, {"bands"})  # which clears up
    assert old in (left := set(cache.glob("x-*"))) and len(left) == KEPT


def test_a_broken_language_model_is_unpacked_again(cache: Path) -> None:
    cache.mkdir()
    (cache / "langid-0-nextmove.npy").touch()  # as an older version had it
    texts = ("Cook wanted in Bangkok", "Dibutuhkan tukang masak di Jakarta", "Potrzebny kucharz")
    said = [[language for language, _score in langid.rank(text)][:4] for text in texts]
    for _ in range(2):
        identifier.cache_clear()
        assert [identifier().ranked(text)[:4] for text in texts] == said
        path = next(cache.glob("langid-*-grams.npy"))
        path.write_bytes(path.read_bytes()[:5000])
    identifier.cache_clear()
    assert not [*cache.glob("langid-0-*")]


def test_what_is_kept_is_made_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OSINT_CACHE")
    for name, folder in SHARED.items():
        monkeypatch.setenv(name, folder)
    subprocess.run([sys.executable, "-m", "extract.making"], check=True)  # not here: what this process has read may be gone there
    phrases, own = stored_path("phrases", Tables(), TABLES), tmp_path / "own"
    made = phrases.read_bytes()  # at once: tests beside this one may make so many of their own that it goes
    own.mkdir()
    for path in phrases.parent.iterdir():
        if path != phrases and path.suffix != ".building":
            (own / path.name).symlink_to(path)
    read = subprocess.run(
        [sys.executable, "-c", FIRST], env={**os.environ, "OSINT_CACHE": str(own)}, capture_output=True, text=True, check=True
    )
    assert read.stdout.split() == ["job_ad"]
    assert (own / phrases.name).read_bytes() == made


def test_old_gazetteers_go_when_a_new_one_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OSINT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    for number in range(KEPT + 3):
        (tmp_path / "cache" / f"gazetteer-{number}.sqlite").touch()
    monkeypatch.setattr(build, "_build", lambda path, _: path.touch())  # what is in it `test_places.py` sees
    kept = gazetteer_path(Tables())
    assert kept.is_file() and len(list(kept.parent.glob("gazetteer-*"))) == KEPT
