"""XML from strangers: no entities, no DTD, no network; what stands before a fault is kept."""

from charset_normalizer import from_bytes
from lxml import etree


def recovered(body: bytes) -> tuple[etree._Element | None, bool]:
    """The document's root, as far as it can be read, and whether something in it was broken.

    Where the bytes are not in the encoding that the document claims, the one that they are in is guessed.
    """
    root, broken = _parse(body, None)
    if broken and not _is_utf8(body) and (best := from_bytes(body).best()) is not None:
        again, still = _parse(str(best).encode("utf-8", "replace"), "utf-8")
        return (again, False) if again is not None and not still else (root, True)
    return root, broken


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and entity references."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _parse(body: bytes, encoding: str | None) -> tuple[etree._Element | None, bool]:
    """Expands no entity but XML's own five, loads nothing, and bounds depth and size as libxml2 does."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, encoding=encoding
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        return None, True
    return root, bool(len(parser.error_log))


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
