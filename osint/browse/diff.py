"""What an edit changed in a text, as runs of kept, removed and added characters."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Words of scripts with spaces; in the others (Thai to Hangul jamo, kana, ideographs) each character stands alone.
_TOKEN = re.compile(r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]+|.", re.DOTALL)
_MANY = 3000  # tokens; above it lines are compared, since the comparison is quadratic


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text: `kind` is `kept`, `removed` or `added`."""

    kind: str
    text: str


def changes(old: str, new: str) -> list[Change]:
    """The runs that lead from `old` to `new`, in reading order."""
    before, after = _tokens(old), _tokens(new)
    if max(len(before), len(after)) > _MANY:
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    runs: list[Change] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Change("kept", "".join(before[i:j])))
            continue
        runs += [Change("removed", "".join(before[i:j]))] if j > i else []
        runs += [Change("added", "".join(after[k:m]))] if m > k else []
    return runs


def shortened(runs: list[Change], context: int = 60) -> list[Change]:
    """`runs` with the middle of long kept runs left out (`…`), `context` characters kept on each side of a change."""
    return [
        Change("kept", f"{run.text[:context]} … {run.text[-context:]}")
        if run.kind == "kept" and len(run.text) > 2 * context + 3
        else run
        for run in runs
    ]


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)
