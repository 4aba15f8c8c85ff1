"""Full-text search in any script: each character of a script without spaces is a word of its own, in index and query.

Plain `unicode61` does not find 西哈努克 in running Chinese, and the trigram tokenizer finds nothing under three characters.
"""

import re

# Scripts written without spaces between words (Unicode blocks): Thai, Lao, Myanmar, Khmer, kana, Bopomofo, Han; Hangul too,
# since particles attach to its words.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f\u19e0-\u19ff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
)
_CHARACTER = re.compile(f"([{_UNSPACED}])")
_BITS = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(rf"\w+|[{_UNSPACED}]")


def segment(text: str) -> str:
    """`text` as it is indexed: a space on either side of each character of a script without spaces."""
    return _CHARACTER.sub(r" \1 ", text)


def query(text: str) -> str:
    """What a person typed, as an FTS5 query: every word or quoted phrase a phrase, all of them asked for. Never a syntax error."""
    phrases = (segment(quoted or bare) for quoted, bare in _BITS.findall(text))
    return " ".join('"' + " ".join(phrase.replace('"', " ").split()) + '"' for phrase in phrases if _WORD.search(phrase))
