"""Plain text of HTML, the way ids are taken over it: a recipe that is never changed once released (DESIGN, Ids)."""

import re
from html import unescape

from lxml import etree, html

# Elements that begin and end a line. Source: the HTML Standard, Rendering: `display: block`, `list-item` and `table-*`.
_BLOCKS = """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search section summary
table tbody td tfoot th thead tr ul"""
BLOCKS = frozenset(_BLOCKS.split())
_UNREAD = """script style template noscript head title iframe object svg canvas audio video select"""
_SILENT = frozenset(_UNREAD.split())
_EDGE, _BREAK = "\ue000", "\ue001"  # a block's edge, a <br>: private characters, taken out of the text beforehand
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|ul|ol|li|b|i|u|s|em|strong|h[1-6]|table|tbody|tr|td|th|img|font|section|article|pre|code|"
    r"blockquote|hr|dl|dt|dd|small|center|header|footer|main)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def plain_text(markup: str | html.HtmlElement) -> str:
    """The text of `markup` (a string, or an element with its children): entities decoded, block elements as newlines,
    spaces and tabs collapsed, ends trimmed, characters otherwise as they came (no NFC, no NFKC)."""
    root = _parse(markup) if isinstance(markup, str) else markup
    return "" if root is None else _tidy("".join(_pieces(root)))


def text_of(value: str) -> str:
    """Plain text of a value that may or may not be HTML (schema.org and feeds have both), once or twice escaped."""
    for _ in range(2):
        if _MARKUP.search(value):
            return plain_text(value)
        value = unescape(value)
    return _tidy(value)


def one_line(value: str) -> str:
    """A title: entities decoded, markup taken away, ends trimmed, and for the rest as it came."""
    return text_of(value) if _MARKUP.search(value) else sound(unescape(value)).strip()


def sound(text: str) -> str:
    """`text` without what no file can hold: half a surrogate pair becomes U+FFFD, NUL goes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "") if "\0" in text else text


def _parse(markup: str) -> html.HtmlElement | None:
    if not markup.strip():
        return None
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.fragment_fromstring(sound(markup), create_parent="div", parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _pieces(root: html.HtmlElement) -> list[str]:
    """The text in order with marks for edges and breaks; a walk without recursion, for pages nested by the thousand."""
    out: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            out.append(_plain(element.tail) if element is not root and not silent else "")
            continue
        hidden, edge = element.tag in _SILENT, element.tag in BLOCKS
        if event == "start":
            silent += hidden
            out.append(_EDGE if edge else _BREAK if element.tag == "br" else "")
            out.append("" if silent else _plain(element.text))
        else:
            silent -= hidden
            out.append(_EDGE if edge else "")
            out.append("" if silent or element is root else _plain(element.tail))
    return out


def _plain(text: str | None) -> str:
    return (text or "").replace(_EDGE, "").replace(_BREAK, "")


def _tidy(text: str) -> str:
    text = sound(text).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(f"[ \t\n]*{_EDGE}[ \t\n{_EDGE}]*", _EDGE, text)
    text = re.sub(f"[ \t\n]*{_BREAK}[ \t\n]*", _BREAK, text)
    text = re.sub(f"{_BREAK}?{_EDGE}", "\n", text).replace(_BREAK, "\n")
    return re.sub("[ \t]+", " ", text).strip(" \n")
