"""XML from strangers: no entities, no DTD, no network."""

from lxml import etree


def safe_parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that expands no entity but XML's own five, loads nothing, and bounds depth and size as libxml2 does."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover, remove_pis=True
    )


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and entity references."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
