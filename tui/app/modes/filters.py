"""From what was typed into the find bar to a query, the same in all modes."""

from __future__ import annotations

from dataclasses import replace

from tui.app.place import Place
from tui.errors import UsageError
from tui.model import Query
from tui.service.filters.language import parse_query
from tui.service.session import Session


def read_filter(text: str, session: Session, before: Query) -> Query:
    """The query of what was typed, over the events that another may show; a last word that is not finished finds what begins
    with it.

    Raises:
        UsageError: with what is wrong.
    """
    text = text.rstrip()
    query = parse_query(text, session.now(), typing=True) if text else Query()
    return replace(query, up_to=before.up_to, kept_off=before.kept_off, source_text=text.lstrip())


def filter_or_error(text: str, session: Session, before: Query) -> Query | UsageError:
    """The same, or what is wrong with it."""
    try:
        return read_filter(text, session, before)
    except UsageError as error:
        return error


def query_of(place: Place, session: Session) -> Query:
    """The query of the place where a person is; a filter that cannot be read keeps all."""
    shown = Query(up_to=place.up_to, kept_off=place.kept_off)
    query = filter_or_error(place.filter, session, shown)
    return query if isinstance(query, Query) else shown
