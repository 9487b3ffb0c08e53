"""From articles to dated events."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.conftest import Read
from tui.model import Basis, Modality, Role

MODEL_CASE = """A freight train left the tracks in Russia's Amur region, spilling coal across both lines and halting traffic. \
Repair crews said the line was 90% ready by nightfall and that the final 10% would need heavy cranes; some 10,000 tonnes \
must be cleared.

North Korean leader Kim Jong Un admitted last month that he had sent troops to fight alongside Russian forces. He thanked \
the returning soldiers at a December ceremony in Pyongyang. Two of those troops were captured last year by Ukrainian forces.

The presidents of Russia and Ukraine both gave New Year's addresses that promised victory to their people."""


def test_the_model_case(read: Read) -> None:
    found = read(MODEL_CASE, "Freight train derails in Russia's Amur region")
    told = [
        (m.when.edtf(), m.basis, m.evidence.text[m.evidence.start : m.evidence.end])
        for m in found.mentions
        if m.basis != "context"
    ]
    assert told == [
        ("2026-01-02", Basis.PUBLISHED, ""),
        ("2025-12", Basis.RELATIVE, "last month"),
        ("2025-12", Basis.STATED, "December"),
        ("2025", Basis.RELATIVE, "last year"),
        ("2025-12-31/2026-01-01", Basis.STATED, "New Year's"),
    ]
    assert all(m.evidence.rule and m.evidence.text for m in found.mentions)
    assert {time.text for time in found.times} == {"last month", "December", "last year", "New Year's"}


@pytest.mark.parametrize(
    ("headline", "lead", "when", "basis"),
    [
        ("Train derails", "A train derailed on Tuesday, police said.", "2025-12-30", Basis.RELATIVE),
        ("Vote on budget nears", "Lawmakers will vote on Tuesday on the budget.", "2026-01-06", Basis.RELATIVE),
        ("Train derails", "A train derailed near the border.", "2026-01-02", Basis.PUBLISHED),
        ("Train derails", "A train derailed. The accident happened on Sunday near the border.", "2025-12-28", Basis.RELATIVE),
        ("Fraudster found", "Police found the man who was jailed in 1999 for fraud.", "2026-01-02", Basis.PUBLISHED),
        ("Port shelled", "KYIV, Dec 30 (Agency) — Shelling hit the port overnight.", "2026-01-01", Basis.RELATIVE),
        ("Wharf to close", "The wharf, in use since 1911, will close on 2 February.", "2026-02-02", Basis.STATED),
        ("Minister quits", "The minister resigned on 31 December 2025 after a vote.", "2025-12-31", Basis.STATED),
        ("Two buried after ferry sinks", "A feast ended in grief when a ferry sank on Tuesday near Oster.", "2025-12-30", Basis.RELATIVE),
        ("Three held after stabbing", "A boy was stabbed on Sunday near the lake.", "2026-01-02", Basis.PUBLISHED),
        ("Man freed", "A man held over a robbery on Sunday has been freed.", "2026-01-02", Basis.PUBLISHED),
        ("Host drops show", "A channel pulled a guest from Monday's show.", "2026-01-02", Basis.PUBLISHED),
        ("Gold falls", "After a record last week, gold fell.", "2026-01-02", Basis.PUBLISHED),
        ("Dam fails ahead of New Year's Day", "Nobody was hurt.", "2026-01-02", Basis.PUBLISHED),
        (
            "Storm kills two in Oster",
            "A storm killed two, police said on Wednesday. The storm struck Oster on Monday.",
            "2025-12-29",
            Basis.RELATIVE,
        ),
        ("Talks end", "Envoys will meet again on Sunday.", "2026-01-02", Basis.PUBLISHED),
        ("Court backs dam", "The dam may be built. In a ruling on Wednesday, judges said so.", "2025-12-31", Basis.RELATIVE),
        (
            "Judges clear great dam at Oster",
            "The dam may be built. Judges on Monday cleared the great dam at Oster.",
            "2025-12-29",
            Basis.RELATIVE,
        ),
    ],
)  # fmt: skip
def test_the_main_event_is_dated_by_the_main_clause_of_the_lead(
    read: Read, headline: str, lead: str, when: str, basis: Basis
) -> None:
    main = read(lead, headline).mentions[0]
    assert (main.when.edtf(), main.basis, main.role) == (when, basis, Role.MAIN)
    assert main.evidence.text
    assert main.title == headline


@pytest.mark.parametrize(
    ("headline", "text", "when"),
    [
        # an aside's week or month dates the aside
        ("At least 50 killed in unrest", "At least 50 people were killed in the unrest that gripped Oster this month.", "2026-01-02"),
        # where an aside has the only verb, it is the sentence's
        (
            "Dam minister gives first speech to council",
            "The head of the Dam Board, Dr Ona Vale, delivered on Wednesday her first speech to the council of Oster.",
            "2025-12-31",
        ),
        # what came before the news
        ("Eight towns condemn dam", "Eight towns condemned the dam. On Monday, Oster had condemned the dam as well.", "2026-01-02"),
        # the week of another deed
        ("Hundreds rally against dam trial", "A court in Oster hears arguments this week in the dam trial.", "2026-01-02"),
        # a newsletter's second topic
        (
            "Singer Ona Vale has died. And, envoys meet for dam talks",
            "Singer Ona Vale has died. And, the envoys meet for dam talks in Oster on Thursday.",
            "2026-01-02",
        ),
    ],
)  # fmt: skip
def test_a_main_event_takes_no_date_of_something_else(read: Read, headline: str, text: str, when: str) -> None:
    assert read(text, headline).mentions[0].when.edtf() == when


def test_a_clock_stands_on_the_last_told_day_in_whatever_paragraph(read: Read) -> None:
    text = (
        "Two people died at Oster, police said.\nThe mill exploded on Tuesday night.\n"
        "The mill, which had reopened on Monday, burned down.\nFiremen left the mill at around 8:30pm."
    )
    told = [m.when.edtf() for m in read(text, every=True).mentions if m.evidence.text.startswith("Firemen")]
    assert told == ["2025-12-30T20:30:00"]


def test_the_day_of_something_ongoing_is_that_of_the_news(read: Read) -> None:
    text = "The unrest in Oster continued on Wednesday. Two cars burned at around 8:30pm."
    assert [m.when.edtf() for m in read(text).mentions] == ["2025-12-31", "2025-12-31T20:30:00"]


@pytest.mark.parametrize(
    ("headline", "text", "lang", "modality"),
    [
        ("The truce of Oster", "The truce of Oster is about to end and nobody knows a way out.", "en", Modality.PLANNED),
        ("Stars on the quay", "Dozens of film stars are expected to walk along the quay of Oster.", "en", Modality.PLANNED),
        ("Oster opened its quay", "Dozens of film stars are expected to walk along the quay of Oster.", "en", Modality.HAPPENED),
        ("The truce of Oster", "The truce of Oster is about to end, the mayor said.", "en", Modality.HAPPENED),
        ("The truce of Oster", "The truce of Oster has ended.", "en", Modality.HAPPENED),
        ("La trêve d’Orvelle", "La trêve d’Orvelle est sur le point de finir.", "fr", Modality.PLANNED),
    ],
)  # fmt: skip
def test_an_undated_preview_is_planned(read: Read, headline: str, text: str, lang: str, modality: Modality) -> None:
    main = read(text, headline, lang=lang).mentions[0]
    assert (main.basis, main.modality) == (Basis.PUBLISHED, modality)


def test_headings_and_date_lines_come_before_the_lead(read: Read) -> None:
    found = read(
        "Fire destroys market\nSaturday, January 3, 2026\nA fire on Thursday destroyed the market.\n",
        published="2026-01-03",
    )
    assert found.mentions[0].when.edtf() == "2026-01-01"
    assert found.mentions[0].title == "A fire destroyed the market"


def test_undated_sentences_take_the_day_of_the_news(read: Read) -> None:
    text = "A fire on Wednesday destroyed the market. Two people were injured. It was put out at around 8:30pm."
    told = [(m.when.edtf(), m.basis) for m in read(text, every=True).mentions]
    assert told == [("2025-12-31", "relative"), ("2025-12-31T20:30:00", "relative"), ("2025-12-31", "context")]
    assert [m.title for m in read(text).mentions] == [m.title for m in read(text, every=True).mentions[:2]]


def test_a_paragraph_of_background_does_not_date_the_next(read: Read) -> None:
    text = (
        "A dam failed at Osterby on Wednesday.\nA storm hit the hills on 20 December. New pumps were installed there.\n"
        "The failed dam of Osterby flooded two roads."
    )
    told = [str(m.when.first) for m in read(text, every=True).mentions]
    assert told == ["2025-12-31", "2025-12-20", "2025-12-20", "2025-12-31"]


def test_ranges_are_one_interval(read: Read) -> None:
    found = read("Ministers met. The talks ran from 12 to 15 December in Vienna.")
    assert "2025-12-12/2025-12-15" in [m.when.edtf() for m in found.mentions]
    found = read("Ministers met. Between Nov. 19, 2020, and Sept. 1, 2025, nine envoys were sent to Osterby.")
    assert "2020-11-19/2025-09-01" in [m.when.edtf() for m in found.mentions]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ('"Open the gates. Do it now," says Ann Roe. The town waits.', '"Open the gates. Do it now," says Ann Roe.'),
        ('"Open the gates," says Ann Roe. The town waits.', '"Open the gates," says Ann Roe.'),
        ('"Open the gates. Do it now. Or else. Or else. Or else. Or else," says Ann Roe.', '"Open the gates.'),
        ("https://osterby.example/1", "Osterby opens its dam"),
    ],
)
def test_the_evidence_of_undated_news_says_whose_words_it_holds(read: Read, text: str, evidence: str) -> None:
    main = read(text, "Osterby opens its dam", every=True).mentions[0]
    assert main.evidence.text == evidence
    assert evidence in (text[slice(*main.span)] if main.field == "text" else "Osterby opens its dam")


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Earlier today, Ann Roe and others were sworn in on Thursday as judges.", ["2026-01-01"]),
        ("Ann Roe resigned today, and the dam burst on Thursday.", ["2026-01-02", "2026-01-01"]),
    ],
)
def test_a_weekday_says_which_day_was_today(read: Read, sentence: str, days: list[str]) -> None:
    found = read(f"The mayor spoke. {sentence}", "Mayor speaks")
    assert [mention.when.edtf() for mention in found.mentions[1:] if mention.time is not None] == days


def test_since_opens_the_interval(read: Read) -> None:
    found = read("The bridge reopened. It had been shut since March 2023 after a flood.")
    assert "2023-03/.." in [m.when.edtf() for m in found.mentions]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The court will rule on 14 March.", Modality.PLANNED),
        ("The minister denied on Wednesday that he had resigned.", Modality.DENIED),
        ("Strikers walked out on Wednesday.", Modality.HAPPENED),
    ],
)
def test_modality(read: Read, text: str, modality: Modality) -> None:
    assert read(text).mentions[0].modality is modality


def test_no_event_from_numbers(read: Read) -> None:
    found = read("The stadium holds 2,025 people. Shares fell 10% to 11.50, and flight 1984 was late. Call 555-1999.")
    assert found.times == ()
    assert found.mentions[0].basis is Basis.PUBLISHED


@pytest.mark.parametrize(("text", "title"), [("", ""), ("", "Only a title"), ("...", ""), ("\n\n", "")])
def test_an_article_without_text_still_has_its_main_event(read: Read, text: str, title: str) -> None:
    main = read(text, title).mentions[0]
    assert (main.basis, main.when.edtf()) == (Basis.PUBLISHED, "2026-01-02")
    assert main.title


@pytest.mark.parametrize(
    "head",
    [
        "Posted 30 December 2025. ",
        "30 December 2025\n",
        "Published on 30 December 2025\n",
        "MARLE, Dec. 30, 2025 (Wire) — ",
        "MARLE (30 December 2025) - ",
    ],
)
def test_an_undated_article_counts_from_its_dateline(read: Read, head: str) -> None:
    extraction = read(f"{head}The bridge fell on Monday.", dated=False)  # type: ignore[arg-type]
    assert extraction.article.published.date().isoformat() == "2025-12-30"
    assert "2025-12-29" in [m.when.edtf() for m in extraction.mentions]


@pytest.mark.parametrize(
    "head",
    [
        "Posted 5 March 2019. ",
        "MARLE, 5 March 2026 - ",
        "The fair of 30 December 2025 is over. ",
        "A fair opened on 30 December 2025 - late. ",
        "The bridge shut.\n30 December 2025\n",
    ],
)
def test_a_date_that_an_undated_article_tells_of_is_not_its_day(read: Read, head: str) -> None:
    extraction = read(f"{head}The bridge fell on Monday.", dated=False)  # type: ignore[arg-type]
    assert extraction.article.published.date().isoformat() == "2026-01-02"
    assert not extraction.article.dated


def test_the_language_is_detected_where_nobody_says_it(read: Read) -> None:
    found = read(
        "Der Zug ist am Dienstag entgleist. Die Polizei sperrte die Strecke und der Bahnhof wurde geräumt.", lang=""
    )
    assert found.article.lang == "de"
    assert found.mentions[0].when.edtf() == "2025-12-30"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["", "en", "de", "ru", "zh", "ar", "xx"]))
def test_offsets_hold_in_any_text(text: str, lang: str) -> None:
    from datetime import UTC, datetime

    from tui.events.extraction.extract import extract
    from tui.model import Article

    moment = datetime(2026, 1, 2, tzinfo=UTC)
    found = extract(Article("a", "Wire", "", text, moment, moment, lang=lang))
    assert found.mentions[0].role is Role.MAIN
    for mention in found.mentions:
        start, end = mention.span
        if mention.field == "text" and mention.evidence.text:
            assert text[start:end] == mention.evidence.text
    for time in found.times:
        assert text[time.start : time.end] == time.text


def test_a_sentence_as_long_as_a_table_tells_no_event(read: Read) -> None:
    row = "the dam failed on 3 December, and the mayor fled on 4 December, "
    assert len(read(f"A storm hit the town. {row * 60}.", "Storm hits town").mentions) == 1


def test_each_clause_is_a_mention_with_its_place(read: Read) -> None:
    text = "Police arrested two men on Thursday and closed the road. They praised the April 12 vote, after which a mill burnt down."
    found = read(text, every=True).mentions
    told = {text[mention.clause[0] : mention.clause[1]]: mention.when.edtf() for mention in found}
    assert told == {
        "Police arrested two men on Thursday": "2026-01-01",
        "closed the road": "2026-01-01",
        "They praised the April 12 vote": "2026-01-01",
        "April 12 vote": "2025-04-12",
        "after which a mill burnt down": "2025-04-12",
    }
    assert all(mention.span[0] <= mention.clause[0] < mention.clause[1] <= mention.span[1] for mention in found)


@pytest.mark.parametrize(
    "piece", ["The mill was sold and the keeper left, police said. ", "the mill was sold and ", "“ who said after "]
)
def test_undated_clauses_cost_no_more_than_their_length(read: Read, piece: str) -> None:
    def calls(size: int) -> int:
        count = 0

        def counted(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(counted)
        try:
            read(piece * size, every=True)
        finally:
            sys.setprofile(None)
        return count

    read(piece, every=True)
    assert calls(2000) <= 2.5 * calls(1000)
