"""A source's YAML file: its keys and values as they are written, and the line of whatever is wrong."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError


class SourceError(ValueError):
    """A source cannot be read; the message is one line that names the file and, where there are some, line and key."""


class _Loader(yaml.SafeLoader):
    """YAML 1.2's idea of plain words: `no` is Norway or Norwegian and not false, a date stays text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false|True|False"), list("tTfF"))


def read(path: Path) -> tuple[yaml.MappingNode, dict[str, Any]]:
    """The file's nodes, which know their lines, and its fields. Raises SourceError for what is no mapping or gives a key twice."""
    root = _compose(path)
    if not isinstance(root, yaml.MappingNode):
        raise SourceError(f"{path}:1: not a mapping of keys to values")
    _no_double_keys(path, root)
    return root, _construct(root)


def _compose(path: Path) -> yaml.Node | None:
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        raise SourceError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: not UTF-8 at byte {error.start}") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SourceError(f"{path}:{line}: not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise SourceError(f"{path}: not YAML: {' '.join(str(error).split())}") from error


def _construct(root: yaml.Node) -> dict[str, Any]:
    loader = _Loader("")
    try:
        return dict(loader.construct_document(root))
    finally:
        loader.dispose()


def _no_double_keys(path: Path, node: yaml.MappingNode) -> None:
    seen: set[str] = set()
    for key, value in node.value:
        if key.value in seen:
            raise SourceError(f"{path}:{key.start_mark.line + 1}: {key.value}: given twice")
        seen.add(key.value)
        if isinstance(value, yaml.MappingNode):
            _no_double_keys(path, value)


def explain(path: Path, root: yaml.MappingNode, error: ValidationError) -> str:
    """The first error as one line; where there are more, it says how many."""
    errors = error.errors(include_url=False)
    first = min(errors, key=lambda e: line_of(root, e["loc"]))
    loc = first["loc"]
    key = ".".join(str(part) for part in loc)
    if loc[:1] == ("urls",) and "url" in (k.value for k, _ in root.value):
        key = "url"
    message = _MESSAGES.get(first["type"], first["msg"].removeprefix("Value error, "))
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{path}:{line_of(root, loc)}: {key + ': ' if key else ''}{message[:1].lower()}{message[1:]}{more}"


_MESSAGES = {"extra_forbidden": "unknown key", "missing": "this key is missing"}


def line_of(root: yaml.Node, loc: tuple[int | str, ...]) -> int:
    """The line of the deepest node on the way to `loc`, counted from 1."""
    line, node = 1, root
    for part in loc:
        step = next(_steps(node, part), None)
        if step is None:
            break
        line, node = step
    return line


def _steps(node: yaml.Node, part: int | str) -> Iterator[tuple[int, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        names = {part, "url"} if part == "urls" else {part}
        yield from ((k.start_mark.line + 1, v) for k, v in node.value if k.value in names)
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        yield node.value[part].start_mark.line + 1, node.value[part]
