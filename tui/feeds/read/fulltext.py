"""The text of an article's page, without what stands around it; read in a worker process, by the extra `fulltext`."""

from __future__ import annotations

import re
from importlib.util import find_spec

from tui.errors import FeedError
from tui.feeds.read.document import decode
from tui.text import clean_text

PACKAGES = ("trafilatura", "lxml_html_clean")
"""What the extra `fulltext` installs: the second is what a library of the first needs without asking for it."""

INSTALL = "pip install 'dateline[fulltext]'"

NOT_INSTALLED = f"full text needs more packages: {INSTALL}"
"""Said of a feed that asks for full text where it cannot be had."""

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META_BYTES = 4096
"""How far into a page its charset may be declared; the standard asks for the first 1024 bytes, not all keep to it."""


def is_installed() -> bool:
    """Whether `page_text` has what it needs; nothing is imported for the answer."""
    return all(find_spec(name) for name in PACKAGES)


def page_text(body: bytes, charset: str) -> str:
    """The article of a web page as plain text, "" if there is none in it.

    Args:
        body: decompressed.
        charset: of the Content-Type header, or "".

    Raises:
        FeedError: the page cannot be taken apart; the message completes "NAME …".
    """
    import trafilatura

    declared = _META.search(body[:_META_BYTES])
    html = decode(body, charset or (declared[1].decode("ascii") if declared else ""))
    try:
        article = trafilatura.extract(html, include_comments=False, include_tables=False, favor_precision=True)
    except Exception as error:
        raise FeedError(f"cannot be taken apart ({type(error).__name__}).") from None
    return clean_text(article or "", html=False)
