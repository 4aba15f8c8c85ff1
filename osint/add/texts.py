"""A text as it was pasted or saved; posts copied from a page of Facebook without the page's buttons and counters."""

from collections.abc import Iterator

from extract.text import pasted
from osint.add.encodings import decoded, encoding_of
from osint.add.parts import Found, Options, Piece, Said, Sent
from osint.items import JobPosting


def read(sent: Sent, options: Options) -> Iterator[Found]:
    """One text is one posting, without a title."""
    post = pasted.clean(decoded(sent.read()), options.tables)
    if not post.text.strip():
        yield Said("", "no text in it")
        return
    if post.is_cut:
        yield Said("", "the post was copied before its whole text was shown (“See more”): open it and add it again", lost=False)
    yield Piece("text", (JobPosting(page_url="", url=options.url, description=post.text.strip(), author=post.author),))


def charset(sent: Sent) -> str:
    """The name of the encoding of a text, for its record."""
    with sent.open() as file:
        return encoding_of(file).removesuffix("-sig")
