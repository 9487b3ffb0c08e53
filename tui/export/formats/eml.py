"""A digest as a mail: plain text and HTML, for `sendmail -t`."""

from __future__ import annotations

from tui.export.format import Format
from tui.export.formats import html
from tui.export.page import PLAIN_WIDTH, Page
from tui.export.text_digest import render_digest as render_text
from tui.model import Digest
from tui.wording import phrases as words

_BOUNDARY = "=_dateline"
"""Stands between the parts: no line of quoted-printable text holds these signs."""


def render_digest(value: Digest, page: Page) -> str:
    """A message to `page.to`; of whom it comes is left to the mail server.

    Raises:
        ValueError: an address is none.
    """
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTPUTF8
    from email.utils import format_datetime

    # Lines as `sendmail` takes them; text in seven bits, whatever stands on the way.
    mail = EmailMessage(SMTPUTF8.clone(linesep="\n", cte_type="7bit"))
    mail["To"] = tuple(Address(addr_spec=address) for address in page.to)
    mail["Subject"] = f"DATELINE {words.period(value.first, value.last)}"
    mail["Date"] = format_datetime(value.as_of)
    mail.set_content(
        render_text(value, Page(PLAIN_WIDTH, evidence=page.evidence, lines=page.lines)), cte="quoted-printable"
    )
    mail.add_alternative("".join(html.render_digest(value, page)), subtype="html", cte="quoted-printable")
    mail.set_boundary(_BOUNDARY)
    return mail.as_string()


FORMAT = Format(name="eml", suffix=".eml", media_type="message/rfc822", digest=render_digest)
