"""Dates that count from told events, in the main date, the background and the clauses alike."""

from __future__ import annotations

import pytest

from tests.events.conftest import Read

PUBLISHED = "2024-03-07T12:00+00:00"
"""A Thursday."""


def dates(read: Read, text: str, lang: str = "en", every: bool = False) -> dict[str, str]:
    """Evidence sentence -> the dates of its mentions, parted by spaces."""
    found = read(text, published=PUBLISHED, lang=lang, every=every)
    out: dict[str, list[str]] = {}
    for mention in found.mentions:
        whens = out.setdefault(mention.evidence.text, [])
        if (when := mention.when.edtf()) not in whens:
            whens.append(when)
    return {sentence: " ".join(whens) for sentence, whens in out.items()}


@pytest.mark.parametrize(
    ("lang", "told", "later", "when"),
    [
        ("en", "A ferry sank off Marle on Monday.", "Divers found two more bodies a day after the sinking.", "2024-03-05"),
        ("en", "A freight train derailed on Saturday near Orton.", "The line reopened two days after the derailment.", "2024-03-04"),
        ("en", "A freight train derailed on Saturday near Orton.", "The driver was questioned the day after the accident.", "2024-03-03"),
        ("en", "The finance minister resigned on Friday.", "Shares fell a day after the resignation.", "2024-03-02"),
        ("en", "The singer died on Sunday at 81.", "Fans gathered the day after his death.", "2024-03-04"),
        ("en", "A bomb exploded in Orton on Sunday.", "Two men were held the day before the explosion.", "2024-03-02"),
        ("de", "Am Montag sank eine Fähre vor der Küste.", "Taucher fanden einen Tag nach dem Untergang zwei Leichen.", "2024-03-05"),
        ("de", "Der Minister trat am Freitag zurück.", "Am Tag nach dem Rücktritt fielen die Kurse.", "2024-03-02"),
        ("es", "Un ferri se hundió el lunes frente a Orton.", "Los buzos hallaron dos cuerpos un día después del hundimiento.", "2024-03-05"),
        ("fr", "Un ferry a coulé lundi au large de Marle.", "Des plongeurs ont trouvé deux corps un jour après le naufrage.", "2024-03-05"),
        ("fr", "Un ferry a coulé lundi au large de Marle.", "Le port a été fermé au lendemain du naufrage.", "2024-03-05"),
        ("it", "Un traghetto è affondato lunedì.", "Il porto è stato chiuso all’indomani del naufragio.", "2024-03-05"),
        ("it", "Il ministro si è dimesso venerdì.", "La borsa è scesa un giorno dopo le dimissioni.", "2024-03-02"),
        ("ru", "Паром затонул в понедельник у берега.", "Через день после крушения нашли двух погибших.", "2024-03-05"),
    ],
)  # fmt: skip
def test_what_counts_from_a_told_event_takes_its_day(read: Read, lang: str, told: str, later: str, when: str) -> None:
    assert when in dates(read, f"{told} {later}", lang, every=True)[later].split()


@pytest.mark.parametrize(
    ("lang", "text", "later"),
    [
        ("en", "The finance minister resigned on Friday.", "The party met two days after the wedding."),
        ("es", "El ministro dimitió el viernes.", "El partido se reunió dos días después de la boda."),
        ("fr", "Le ministre a démissionné vendredi.", "Le parti a fêté deux jours après le mariage."),
    ],
)
def test_what_counts_from_an_event_of_unknown_day_has_no_day_of_its_own(
    read: Read, lang: str, text: str, later: str
) -> None:
    assert later not in dates(read, f"{text} {later}", lang)
    assert dates(read, f"{text} {later}", lang, every=True)[later].endswith("?")


def test_the_event_of_an_own_sentence_is_not_taken_for_a_told_one(read: Read) -> None:
    text = "El ministro dimitió el viernes. El partido perdió dos votos un día después de la boda."
    assert "2024-03-02" not in " ".join(dates(read, text, "es").values())


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("A five-day summit that began on Monday will discuss trade.", "2024-03-04/2024-03-08"),
        ("Ministers met for a three-day summit starting Monday.", "2024-03-04/2024-03-06"),
        ("A strike by bus drivers began on Monday and will last a week.", "2024-03-04/2024-03-10"),
        ("Bus drivers walked out on Monday. The strike will last a week.", "2024-03-04/2024-03-10"),
        ("Bus drivers walked out on Monday. Talks in Orton lasted a week.", "2024-03-04"),
        ("A ferry has run for 1,000 days without repair, its builders said on Monday.", "2024-03-04"),
        ("Nurses walked out on Monday after a five-day rally.", "2024-03-04"),
    ],
)
def test_the_main_date_has_the_days_that_the_news_lasts(read: Read, text: str, when: str) -> None:
    assert read(text, published=PUBLISHED).mentions[0].when.edtf() == when


def test_months_and_weeks_are_carried_as_exactly_as_they_are_told(read: Read) -> None:
    found = dates(
        read,
        "In May 2023 the council approved a plan. Later that month residents sued. The following week a judge halted work.",
        every=True,
    )
    assert found["Later that month residents sued."] == "2023-05"
    assert found["The following week a judge halted work."] == "2023-05~"


def test_that_summer_is_the_one_of_the_year_told(read: Read) -> None:
    found = dates(read, "The mine was closed in January 2023. That summer the pits were flooded by rain.", every=True)
    assert found["That summer the pits were flooded by rain."] == "2023-22"


def test_a_date_that_opens_its_sentence_is_that_of_coordinated_clauses(read: Read) -> None:
    found = read("In 2019 a boiler burst in Marle and two nurses died.", published=PUBLISHED, every=True)
    assert {mention.when.edtf() for mention in found.mentions if mention.id != "a#0"} == {"2019"}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("In the spring of 2019 Marle was quiet. It was last flooded in 1968.", ["1968"]),
        ("A hearing will be held on Friday.", ["2024-03-08"]),
    ],
)
def test_a_clause_with_an_adverb_or_a_form_of_being_is_told_once(read: Read, text: str, when: list[str]) -> None:
    last = text.split(". ")[-1]
    found = read(text, published=PUBLISHED, every=True)
    assert [mention.when.edtf() for mention in found.mentions if mention.evidence.text.startswith(last[:10])] == when


def test_a_bare_time_of_day_stands_on_the_day_that_its_clause_names(read: Read) -> None:
    text = "A quake shook Marle early Sunday. Seismologists measured a second quake at 9:10 a.m. (0440 GMT) on Monday."
    whens = {mention.when.edtf() for mention in read(text, published=PUBLISHED, every=True).mentions}
    assert not any(when.startswith("2024-03-03T04") for when in whens)


@pytest.mark.parametrize(
    ("text", "clause", "when"),
    [
        ("A flood hit Marle in May 2023. A 2004 tsunami killed 9,000 people.", "killed", "2004"),
        ("A flood hit Marle in May 2023. Monday's quake injured six people.", "injured", "2024-03-04"),
        ("Ministers met in Cairo on Monday. In a letter issued the following day, the ministry denounced them.", "denounced", "2024-03-05"),
        ("In a letter sent on Monday, the mayor resigned.", "resigned", "2024-03-04"),
    ],
)  # fmt: skip
def test_the_date_of_what_does_a_deed_or_of_its_occasion_is_that_of_the_deed(
    read: Read, text: str, clause: str, when: str
) -> None:
    anchoring = read(text, published=PUBLISHED, every=True).anchoring
    assert anchoring is not None
    start = text.index(clause)
    assert anchoring.of_clause(*anchoring.place_of(start, start + len(clause))).when.edtf() == when


@pytest.mark.parametrize(
    ("told", "later"),
    [
        ("Forces of Ada Orr seized Marle on Monday.", "A day after she gave Ada Orr a medal, Lea Maes left."),
        ("A blast killed Lea Maes on Monday.", "Troops came a day after the killing of Ida Dorn."),
        ("The mayor resigned over Monday's prices.", "Shares rose two days after the prices of Friday rose."),
    ],
)
def test_a_name_alone_does_not_make_it_the_told_event(read: Read, told: str, later: str) -> None:
    assert later not in dates(read, f"{told} {later}") or "2024-03-05" not in dates(read, f"{told} {later}")[later]
