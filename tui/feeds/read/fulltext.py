"""The text of an article's page, without what stands around it; runs in a worker process."""

from __future__ import annotations

import re

from tui.errors import FeedError
from tui.feeds.read.document import decode
from tui.text import clean_text

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096


def page_text(body: bytes, charset: str) -> str:
    """The article of a web page as plain text, "" if there is none in it.

    Args:
        body: decompressed.
        charset: of the Content-Type header, or "".

    Raises:
        FeedError: the page cannot be taken apart; the message completes "NAME …".
    """
    import trafilatura

    declared = _META.search(body[:_HEAD])
    html = decode(body, charset or (declared[1].decode("ascii") if declared else ""))
    try:
        found = trafilatura.extract(html, include_comments=False, include_tables=False, favor_precision=True)
    except Exception as error:
        raise FeedError(f"cannot be taken apart ({type(error).__name__}).") from None
    return clean_text(found or "", html=False)
