"""The language model asked by its n-grams against the package's own walk of its automaton."""

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from extract.text.identifier import identifier
from tests.extract.readings import lines


@pytest.fixture(scope="module")
def packaged() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


def test_ranks_as_the_package_does(packaged: LanguageIdentifier) -> None:
    texts = [line["text"] for line in lines("ad_samples.jsonl")]
    texts += [text.upper() for text in texts] + ["đã có người", "a\ud800bc", "x", "\n\n", "e\u0301te\u0301 à la mer"]
    for text in texts:
        ranked = identifier().ranked(text)
        if ranked:
            assert ranked[:4] == [language for language, _score in packaged.rank(text)[:4]], text
    assert sum(bool(identifier().ranked(text)) for text in texts) > 0.9 * len(texts)


def test_no_language_of_what_has_no_letters() -> None:
    assert identifier().ranked("") == []
    assert identifier().ranked("!!") == []
