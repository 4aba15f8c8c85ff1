"""A trial: does a spaCy NER of our own find employers better than the candidates and their model? Prints figures, writes nothing.

    python -m tests.training.train_ner

The same texts, folds and measure as `train_employer`: each text is read by models that have not seen it. The NER is a blank multi-language
pipeline with `tok2vec` (a CNN over hashed embeddings) and `ner`, trained on employers alone; its words are our atoms, for spaCy's own
tokenizer cuts neither Thai nor Chinese. The packaged English model takes part on English texts: its first ORG. Figures: docs/employers.md.
"""

import random
import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import spacy
import spacy.util
from spacy.tokens import Doc
from spacy.training import Example

from extract.employer import span
from extract.employer.candidates import Stretch
from extract.model import model_name
from extract.tables import Tables
from tests.training import employer_ads, train_employer
from tests.training.employer_ads import Sample
from tests.training.train_employer import SEED

FOLDS, EPOCHS, BATCH, DROPOUT = 3, 10, 16, 0.2
LABEL = "EMPLOYER"
CONFIG = {
    "model": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None, "width": 64, "depth": 3, "embed_size": 3000, "window_size": 1, "maxout_pieces": 3,
        "subword_features": True,
    }
}  # fmt: skip
NER = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "nO": None,
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 64, "upstream": "tok2vec"},
    }
}  # fmt: skip


def main() -> None:
    tables = Tables()
    samples = [employer_ads.sample(source, text, tables) for source, text in employer_ads.texts()]
    folds = np.random.default_rng(SEED).permutation(len(samples)) % FOLDS
    ours: list[str | None] = [None] * len(samples)
    trained: list[str | None] = [None] * len(samples)
    began, read = time.process_time(), 0.0
    for part in range(FOLDS):
        known = [one for one, its in zip(samples, folds, strict=True) if its != part]
        unseen = np.flatnonzero(folds == part)
        model, nlp = train_employer.train(known), train(known)
        for index in unseen:
            ours[index] = train_employer.said(samples[index], model)
            start = time.process_time()
            trained[index] = said(samples[index], nlp)
            read += time.process_time() - start
        print(f"fold {part + 1} of {FOLDS}, {time.process_time() - began:.0f} s of a core so far")
        done = np.flatnonzero(folds <= part)
        for name, guessed in (("our own NER", trained), ("candidates and their model", ours)):
            print(name)
            train_employer.report([samples[index] for index in done], [guessed[index] for index in done])
    print(f"the NER reads a text in {1000 * read / len(samples):.1f} ms")
    english = [one for one in samples if one.text["language"] == "en"]
    print("packaged English model, first ORG")
    train_employer.report(english, packaged(english))


def train(samples: Sequence[Sample]) -> Any:
    """A blank pipeline trained on `samples`; names that do not end with an atom are left out."""
    spacy.util.fix_random_seed(SEED)  # type: ignore[attr-defined]  # spaCy re-exports it from thinc
    nlp = spacy.blank("xx")
    nlp.add_pipe("tok2vec", config=CONFIG)
    ner: Any = nlp.add_pipe("ner", config=NER)
    ner.add_label(LABEL)
    examples = [example for one in samples if (example := _example(nlp, one)) is not None]
    optimizer = nlp.initialize(lambda: examples)
    rng = random.Random(SEED)
    for _epoch in range(EPOCHS):
        rng.shuffle(examples)
        for at in range(0, len(examples), BATCH):
            nlp.update(examples[at : at + BATCH], sgd=optimizer, drop=DROPOUT)
    return nlp


def _doc(nlp: Any, one: Sample) -> Doc:
    """A text as a row of our atoms; breaks between them are words of their own, for a NER sees no gaps."""
    words: list[str] = []
    for atom in one.row:
        words += [atom.gap] if atom.gap.strip() else []
        words.append(one.reading.text[atom.start : atom.end].strip() or "-")
    return Doc(nlp.vocab, words=words or ["-"])


def _places(one: Sample) -> list[int]:
    """Where each atom stands among the words of `_doc`."""
    found, at = [], 0
    for atom in one.row:
        at += bool(atom.gap.strip())
        found.append(at)
        at += 1
    return found


def _example(nlp: Any, one: Sample) -> Example | None:
    wanted = one.text.get("employer")
    if wanted and one.right < 0:
        return None
    doc, gold = _doc(nlp, one), _doc(nlp, one)
    if wanted:
        stretch, places = one.stretches[one.right], _places(one)
        gold.set_ents([spacy.tokens.Span(gold, places[stretch.first], places[stretch.last] + 1, label=LABEL)])
    else:
        gold.set_ents([])
    return Example(doc, gold)


def said(one: Sample, nlp: Any) -> str | None:
    """The first name that the NER finds, with the other half of its quotes as the employers' step gives it."""
    doc = _doc(nlp, one)
    for _name, pipe in nlp.pipeline:
        doc = pipe(doc)
    places = {place: index for index, place in enumerate(_places(one))}
    for entity in doc.ents:
        inside = [places[word.i] for word in entity if word.i in places]
        if inside:
            return span.written(one.reading.text, one.row, Stretch(inside[0], inside[-1], ()))
    return None


def packaged(samples: Sequence[Sample]) -> list[str | None]:
    """The first ORG that the packaged English model finds in each text."""
    nlp = spacy.load(model_name(), exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    docs = nlp.pipe(one.reading.text for one in samples)
    return [next((entity.text for entity in doc.ents if entity.label_ == "ORG"), None) for doc in docs]


if __name__ == "__main__":
    main()
