"""Places and people of an event: what is named as such, in several languages, and what only looks so."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from tests.store.make import article, mention
from tui.events.named import Named, names_of, shared_names, with_names
from tui.model import Role


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("en", "A freight train derailed near Lyon, police said.", "2996944 FR"),
        ("en", "Iranian and US envoys met in Geneva for talks.", "IR US 2660646 CH"),
        ("en", "A ferry sank off Rhode Island, officials said.", "US-RI US"),
        ("de", "Bei einem Brand in Leipzig starben zwei Menschen.", "2879139 DE"),
        ("ru", "В Хабаровске сошёл с рельсов грузовой поезд.", "2022890 RU"),
        ("fr", "Un incendie a fait trois morts à Marseille.", "2995469 FR"),
        ("es", "El presidente de Perú viajó a Santiago de Chile.", "PE 3871336 CL"),
        ("en", "Manchester United lost to Bayern Munich Reserves.", ""),
        ("en", "Poison from South American frogs was found.", ""),
        ("en", "Elcho Island was shut after the storm.", ""),
        ("en", "Nice weather is expected for the holiday.", ""),
        ("ru", "Взрыв бытового газа произошёл ночью.", ""),
        ("en", "", ""),
    ],
)
def test_places(lang: str, text: str, places: str) -> None:
    assert set(names_of([text], text, lang).places) == set(places.split())


@pytest.mark.parametrize(
    ("lang", "text", "people"),
    [
        ("en", "The minister, Keir Okonkwo, resigned on Monday.", ["Keir Okonkwo"]),
        ("en", "Late on Monday President Tembo Mbala spoke.", ["Tembo Mbala"]),
        ("en", "Police named Zorvan Quillby as the driver. Quillby was not hurt.", ["Zorvan Quillby"]),
        ("en", "Police named Zorvan Quillby as the driver.", []),
        ("en", "The firm is Elena Varga-owned and Elena Varga's own.", ["Elena Varga"]),
        ("en", "Ursula von der Welden met Luiz da Sorva in the hall.", ["Ursula von der Welden", "Luiz da Sorva"]),
        ("en", "The Bruce Highway was shut near Michael Street.", []),
        ("en", "Donald Crane’s Harbour Group was fined.", ["Donald Crane"]),
        ("en", "Guards at the Orlen Strait waited. The Strait is narrow, and every strait is watched.", []),
        ("de", "Die Deutsche Bahn und Friedrich Almers stritten. Die Bahn schwieg.", ["Friedrich Almers"]),
        ("ru", "Как сообщил Сергей Волынов, пожар потушен.", ["Сергей Волынов"]),
        ("es", "La jueza María José Ortuño dictó sentencia.", ["María José Ortuño"]),
        ("en", "Will Harbour Workers Strike Again This Winter Season", []),
        ("en", "", []),
    ],
)
def test_people(lang: str, text: str, people: list[str]) -> None:
    assert list(names_of([text], text, lang).people) == people


def test_a_person_of_the_headline_is_known_by_the_full_name_of_the_text() -> None:
    source = article(
        title="Quillby quits as mayor of Lyon",
        text="Zorvan Quillby gave up. Friends of Quillby wept. In Rome it rained.",
    )
    about = replace(mention(source), title=source.title)
    aside = replace(
        mention(source, 1),
        title="A bridge fell in Turin",
        evidence=replace(mention(source).evidence, text="A bridge fell in Turin."),
    )
    first, second = with_names(source, [about, aside])
    assert (first.people, first.places) == (("Zorvan Quillby",), ("2996944", "FR"))
    assert (second.people, second.places) == ((), ("3165524", "IT"))


def test_a_country_that_only_says_how_is_no_place() -> None:
    assert names_of(["Guilds slam US-style raids in Peru."], "", "en").places == ("PE",)
    assert names_of(["The US-Peru talks began."], "", "en").places == ("US", "PE")


def test_where_a_report_was_written_is_no_place_of_it() -> None:
    source = article(title="Dam breaks", text="MADRID (Wire) - A dam broke in Peru, killing two.")
    (told,) = with_names(source, [replace(mention(source), title="Dam breaks")])
    assert told.places == ("PE",)


def test_an_event_knows_what_half_of_its_articles_name_in_the_commonest_form() -> None:
    told = mention(article())
    mentions = [
        replace(told, places=("IR", "US"), people=("Alexei Vornov",)),
        replace(told, places=("IR", "CH"), people=("Alexey Vornov", "Ann Lee")),
        replace(told, places=("IR",), people=("Alexey Vornov",)),
        replace(told, role=Role.MENTION, places=("FR",), people=("Jo Ray",)),
    ]
    assert shared_names(mentions) == Named(("IR",), ("Alexey Vornov",))
    assert shared_names(mentions[3:]) == Named(("FR",), ("Jo Ray",))


def test_a_text_of_nothing_but_names_is_soon_read() -> None:
    start = process_time()
    for text in ("Ann Lee " * 3000, "A" * 20_000, "Aa-" * 7000, "Ann de " * 3000, "—" + " –" * 9000):
        names_of([text[:900]], text, "en")
        with_names(article(title=text[:500], text=text), [mention(article())])
    assert process_time() - start < 4
