"""Patterns whose code is kept match as those that `re` compiles, are the same in every process, and survive a broken or missing file."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from extract import compiled as module
from extract import kept_bytes
from extract.compiled import compiled
from extract.kept_bytes import KeptBytes

WORDS = [f"word{number}" for number in range(200)]
LONG = rf"(?P<word>{'|'.join(WORDS)})(?P<sign>[-_])?(?=\W|$)|(ß+)\3?"
TEXT = "Word7-word199, word12_ ßß WORD3 word20x"

CACHE = {name: folder for name, folder in os.environ.items() if name == "OSINT_CACHE"}  # that other tests use, where much is made
KEYS = """
import sys
import extract
from extract import compiled
kept, asked = compiled._kept, []
compiled._kept = lambda pattern, flags: asked.append(compiled._key(pattern, flags).hex()) or kept(pattern, flags)
texts = ("Cook, 20,000 baht. Telegram: fake underscore hr dot zero", "招厨师,微信 fake下划线hr,电话 零零零")
list(extract.analyze_many(map(extract.Ad, texts)))
print(*sorted(asked))
said = ("gente to aqui em Sihanoukville faz 3 meses e a empresa abriu mais 12 vaga pra br suporte ao cliente por chat, U$2.000 fixo + "
    "comissão, apê com piscina, marmita, passagem paga, sai de Guarulhos faz escala em Doha e já te buscam no aeroporto. não precisa "
    "inglês fluente usa tradutor kkk só não pode desistir antes de 6 meses senão paga multa")
print([hit.id for hit in extract.analyze(said, language="pt", country="BR").risk.indicators])
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OSINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def found(pattern: re.Pattern[str]) -> list[tuple[tuple[int, int], dict[str, str | None], tuple[str | None, ...]]]:
    return [(match.span(), match.groupdict(), match.groups()) for match in pattern.finditer(TEXT)]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.ASCII | re.IGNORECASE])
def test_matches_as_re_does(cache: Path, monkeypatch: pytest.MonkeyPatch, flags: int) -> None:
    expected = found(re.compile(LONG, flags))
    assert found(compiled(LONG, flags)) == expected and len(expected) >= 3
    monkeypatch.setattr(module, "_made", pytest.fail)  # from here on it is read
    kept = compiled(LONG, flags)
    assert (
        found(kept) == expected
        and kept.groupindex == {"word": 1, "sign": 2}
        and kept.sub("_", TEXT) == re.sub(LONG, "_", TEXT, flags=flags)
    )
    assert [path.name.split("-")[0] for path in cache.iterdir()] == ["patterns"]


def test_other_flags_are_another_pattern() -> None:
    assert len(found(compiled(LONG))) < len(found(compiled(LONG, re.IGNORECASE)))


def test_a_short_one_is_not_kept(cache: Path) -> None:
    assert compiled("a|b").pattern == "a|b" and not cache.exists()


def test_a_wrong_pattern_is_an_error_as_with_re() -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled("(" + "a" * 1000)


@pytest.mark.parametrize("content", [b"", b"no database at all", None])
def test_a_broken_file_is_begun_anew(cache: Path, content: bytes | None) -> None:
    expected = found(compiled(LONG))
    (path,) = cache.iterdir()
    path.write_bytes(path.read_bytes()[:5000] if content is None else content)
    assert found(compiled(LONG)) == expected
    compiled(LONG)
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    db.close()


@pytest.mark.parametrize("code", [b"no zlib", None])
def test_broken_code_is_made_again(cache: Path, code: bytes | None) -> None:
    expected = found(compiled(LONG))
    (path,) = cache.iterdir()
    db = sqlite3.connect(path)
    with db:
        whole = db.execute("SELECT value FROM kept").fetchone()[0]
        db.execute("UPDATE kept SET value = ?", (whole[:-40] if code is None else code,))
    assert found(compiled(LONG)) == expected
    assert db.execute("SELECT value FROM kept").fetchone() == (whole,)
    db.close()


def test_code_that_the_machine_does_not_take_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = found(compiled(LONG))
    code = module._kept(LONG, 0)
    assert code is not None
    monkeypatch.setattr(module, "_kept", lambda *_: code._replace(units=[*code.units[:-9], 1 << 20, 7]))
    assert found(compiled(LONG)) == expected


@pytest.mark.usefixtures("cache")
def test_what_is_kept_by_a_name_is_written_once() -> None:
    written = []

    def write() -> str:
        written.append(1)
        return LONG

    for _ in range(2):
        assert found(module.named("a name", write)) == found(re.compile(LONG))
    assert written == [1]
    assert found(module.named("another", write)) == found(re.compile(LONG)) and written == [1, 1]


def test_a_file_that_grew_too_large_is_begun_anew(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_file", lambda: KeptBytes("patterns", "1", 1000))
    compiled(LONG)
    kept_bytes._path.cache_clear()  # as in a new process
    compiled(f"{LONG}|other")
    (path,) = cache.iterdir()
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    db.close()


def test_a_cache_that_cannot_be_written_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("OSINT_CACHE", str(tmp_path / "file"))
    assert found(compiled(LONG)) == found(re.compile(LONG))


def test_every_process_makes_the_same_patterns_and_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OSINT_CACHE")
    said = [
        subprocess.run(
            [sys.executable, "-c", KEYS],
            env={**os.environ, **CACHE, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in ("0", "1")
    ]
    assert len({answer.stdout for answer in said}) == 1 and len(said[0].stdout.split()) > 50
