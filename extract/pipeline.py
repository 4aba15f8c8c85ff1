"""One text or many through the spaCy pipeline of our steps; results come in order."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from extract.disguise.plain import Plain
from extract.findings import Ad, Analysis
from extract.model import model_name, model_version, spacy_alone
from extract.reading import Reading, reading_of
from extract.stored import code_digest, stored_path
from extract.tables import Tables, forget
from extract.words.phrase_tables import TABLES

VERSION = "0.1.0"
BATCH = 256  # texts: each step reads them all before the next one does; of 64 each takes an eighth longer, of 512 no less (trial)
_MANY = 16  # texts, beside which it takes no time to read a table again
LARGE = 300_000  # characters of a batch: longer texts come in smaller ones


def analyze(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    country: str | None = None,
    tables: Tables | None = None,
    model: str | None = None,
) -> Analysis:
    """Read one text. `language` (BCP 47) and `country` (ISO 3166-1 alpha-2 of the readers) are hints.

    Raises `ModelError` if the named model is missing and `TableError` for a broken table.
    """
    return next(analyze_many([Ad(text, title, url, language, country)], tables=tables, model=model))


def analyze_many(
    ads: Iterable[Ad], *, tables: Tables | None = None, batch_size: int = BATCH, model: str | None = None
) -> Iterator[Analysis]:
    """Read ads in batches of `batch_size` or `LARGE`, one Analysis an ad, in order; never more than a batch in memory."""
    rules = tables or Tables()
    rules.check()
    name = model_name(model)
    stamp = extractor_version(rules, name)
    for batch in _batches(ads, batch_size):
        with _loading(rules, name):
            answers = _read_batch(batch, rules, name, stamp)
        if len(batch) >= _MANY:
            forget()  # rows that something was made of: texts of a new language have it made
        yield from answers


def _batches(ads: Iterable[Ad], size: int) -> Iterator[list[Ad]]:
    batch: list[Ad] = []
    length = 0
    for ad in ads:
        batch.append(ad)
        length += len(ad.text)
        if len(batch) == size or length >= LARGE:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _made_apart(tables: Tables) -> None:
    """Have all that is kept made in a process of its own (`making`) where the largest file is not there. What cannot be made so is made
    by who needs it, who tells why it cannot."""
    if stored_path("phrases", tables, TABLES).is_file() or not sys.executable:
        return
    here = str(Path(__file__).parents[1])
    path = os.pathsep.join(filter(None, [here, os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-m", "extract.making", *map(str, filter(None, [tables.folder]))]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=False, capture_output=True)


_loaded: set[tuple[Tables, str]] = set()


@contextmanager
def _loading(tables: Tables, model: str) -> Iterator[None]:
    """Around the first batch read with these tables: no garbage is looked for while they load, nor in what they become, ever.

    It is hundreds of thousands of objects that stay: to look through them takes a sixth of the time to the first text.
    """
    if (tables, model) in _loaded or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        _made_apart(tables)
        yield
        gc.freeze()
        _loaded.add((tables, model))
    finally:
        gc.enable()


def _read_batch(batch: list[Ad], tables: Tables, model: str, stamp: str) -> list[Analysis]:
    nlp = pipeline(model)
    docs = (_doc(nlp, reading_of(ad, tables)) for ad in batch)
    with _no_garbage():
        read = (doc.user_data["reading"] for doc in nlp.pipe(docs, batch_size=len(batch)))
        return [_answer(reading, ad.text, stamp) for ad, reading in zip(batch, read, strict=True)]


@contextmanager
def _no_garbage() -> Iterator[None]:
    """While a batch is read no garbage is looked for: it makes next to none, and to look takes a fortieth of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@lru_cache(maxsize=4)
def pipeline(model: str) -> Any:
    """A blank pipeline with our steps; `osint_entities` asks the trained English `model` about parts of English news.

    Its Docs have no words: our steps read the text itself, and this stays linear on any input.
    """
    multi_language = spacy_alone().util.get_lang_class("xx")  # before the steps, which import spaCy themselves
    from extract import steps

    nlp = multi_language(create_tokenizer=lambda nlp: steps.Whole(nlp.vocab))  # with its own it takes twice as long
    nlp.max_length = 1 << 40
    for name in steps.STEPS:
        nlp.add_pipe(name, config={"model": model} if name == "osint_entities" else {})
    return nlp


def _doc(nlp: Any, reading: Reading) -> Any:
    doc = nlp.make_doc(reading.text)
    doc.user_data["reading"] = reading
    return doc


def _answer(reading: Reading, original: str, stamp: str) -> Analysis:
    answer = Analysis(
        language=None if reading.language == "und" else reading.language,
        extractor=stamp,
        kind=reading.kind,
        risk=reading.risk,
        employer=reading.employer,
        locations=reading.locations,
        contacts=reading.contacts,
        salary=reading.salary,
        job=reading.job,
        dates=reading.dates,
        reasons=reading.reasons,
    )
    return answer if reading.typed is None else _placed(answer, reading.typed, original)


_PLAIN = frozenset({str, int, float, bool, type(None)})  # what most fields of a finding are


def _placed(finding: Any, typed: Plain, original: str) -> Any:
    """A finding with its spans and words, and those of all findings in it, in the original text."""
    if isinstance(finding, tuple):
        return tuple([_placed(one, typed, original) for one in finding])
    if not is_dataclass(finding) or isinstance(finding, type):
        return finding
    values = {one.name: getattr(finding, one.name) for one in fields(finding)}
    changes = {name: _placed(value, typed, original) for name, value in values.items() if type(value) not in _PLAIN}
    if values.get("start") is not None:
        start, end = typed.span(values["start"], values["end"])
        changes |= {"start": start, "end": end, "text": original[start:end]}
    return replace(finding, **changes)


def extractor_version(tables: Tables | None = None, model: str | None = None) -> str:
    """What reads: code version and digest, digest of all tables (the user's too), model and its version."""
    name = model_name(model)
    return f"{VERSION}.{code_digest()}+tables.{(tables or Tables()).digest()}+{name}.{model_version(name)}"
