"""An article's headline as a title: without what belongs to the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.events.sentences import cues
from tui.events.sentences.words import words_of
from tui.events.titles.headline import from_headline
from tui.events.titles.tuning import TUNING

EN = cues.load("en")


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Dam bursts above town - BBC News", "Dam bursts above town"),
        ("Dam bursts | The Valley Post", "Dam bursts"),
        ("Peru: Dam bursts above town in Peru", "Dam bursts above town in Peru"),
        ("Peru: Dam bursts above town", "Peru: Dam bursts above town"),
        ("Peru: Peruvian dam bursts", "Peru: Peruvian dam bursts"),
        ("Dam bursts - and nobody is hurt", "Dam bursts - and nobody is hurt"),
        ("Watch: Dam bursts above town", "Dam bursts above town"),
        ("Dam opening in Oster — as it happened", "Dam opening in Oster"),
        ("Dam bursts above town: What we know", "Dam bursts above town"),
        ("Dam bursts above town: Who will pay for it?", "Dam bursts above town"),
        ("Who will pay for the dam?", "Who will pay for the dam?"),
        ("Dam Bursts Above Town - Two Dead", "Dam Bursts Above Town - Two Dead"),
        ("Dam bursts above town - Oster Ledger - Reuters", "Dam bursts above town"),
        ("Dam bursts above town | By Lea Maes", "Dam bursts above town"),
        ("By Lea Maes: Dam bursts above town", "Dam bursts above town"),
        ("Nobody will pay – Kremlin", "Nobody will pay – Kremlin"),
        ("“We saw it coming” - Lea Maes", "“We saw it coming” - Lea Maes"),
        ("Minister calls for a closed-door session", "Minister calls for a closed-door session"),
        ("Dam is sold to the U.S.", "Dam is sold to the U.S."),
        ("Dam is sold to the town.", "Dam is sold to the town"),
        ("Oster updates: Dam bursts above town", "Oster: Dam bursts above town"),
        ("War in Oster live: dam bursts", "War in Oster: dam bursts"),
        ("Live updates: dam bursts", "Dam bursts"),
        ("The band will be live: three shows", "The band will be live: three shows"),
    ],
)
def test_what_belongs_to_the_page_is_no_part_of_a_headline(headline: str, title: str) -> None:
    assert from_headline(words_of(headline, EN.lang), EN) == title


@pytest.mark.parametrize(
    ("headline", "lang", "title"),
    [
        ("Oster-Liveblog: ++ Damm gebrochen ++", "de", "Oster: Damm gebrochen"),
        ("Guerre à Oster, en direct : le barrage a cédé", "fr", "Guerre à Oster: le barrage a cédé"),
        ("En directo: cede la presa", "es", "Cede la presa"),
        ("Oster, la diretta: cede la diga", "it", "Oster: cede la diga"),
    ],
)
def test_the_label_of_a_live_blog_goes_in_each_language(headline: str, lang: str, title: str) -> None:
    assert from_headline(words_of(headline, lang), cues.load(lang)) == title


@pytest.mark.parametrize(
    ("headline", "words", "title"),
    [
        ("Dockers to strike on Thursday", "Thursday", "Dockers to strike"),
        ("Dam to fail by Thursday", "Thursday", "Dam to fail by Thursday"),
        ("Dam cup 2026: Oster wins", "2026", "Dam cup 2026: Oster wins"),
        ("2026 Dam cup opens", "2026", "2026 Dam cup opens"),
        ("Fire in hall on 3 June Street kills one", "3 June", "Fire in hall on 3 June Street kills one"),
        ("Queues for Night Train 2046 in Oster", "2046", "Queues for Night Train 2046 in Oster"),
    ],
)
def test_a_headline_loses_its_time_word_where_nothing_breaks(headline: str, words: str, title: str) -> None:
    low = headline.index(words)
    assert from_headline(words_of(headline, EN.lang), EN, [(low, low + len(words))]) == title


@pytest.mark.parametrize(
    "headline",
    [
        "Dam bursts above town, officials say",
        "Dam bursts above town, says mayor, as rain goes on",
        "Dam may burst within a year: study",
        "Dam has burst, according to mayor",
        "Ruritania: Mayor of the town of Oster warns of a flood like none before in the valley of the Renn, in a letter to all",
        "“Nobody told us of the cracks in the wall of the dam before the night of the flood”: mayor of Oster sues the engineers",
        "Mayor of Oster warns of ‘a flood like none before’ at the great dam and accuses the state of years of neglect",
        "After a night of rain that filled the lake above the town to the brim and washed away two roads, the dam of Oster fails",
    ],
)
def test_who_says_so_topics_and_clauses_stay(headline: str) -> None:
    assert from_headline(words_of(headline, EN.lang), EN) == headline


@pytest.mark.parametrize(
    ("lang", "headline", "title"),
    [
        ("de", "Damm war undicht, sagen Anwohner - Oster Anzeiger", "Damm war undicht, sagen Anwohner"),
        ("de", "Streik an der Schleuse - Chaos", "Streik an der Schleuse - Chaos"),
        ("de", "Damm war undicht – Von Lea Maes", "Damm war undicht"),
        ("fr", "Le barrage fuyait, selon la maire | Par Léa Maes", "Le barrage fuyait, selon la maire"),
        ("es", "La presa tenía grietas, según el alcalde - El País", "La presa tenía grietas, según el alcalde"),
        ("pl", "Tama przeciekała, twierdzą mieszkańcy - Gazeta Osterska", "Tama przeciekała, twierdzą mieszkańcy"),
        ("ru", "Плотина дала течь, заявил мэр - РБК", "Плотина дала течь, заявил мэр"),
    ],
)
def test_other_languages_lose_outlet_and_byline_alone(lang: str, headline: str, title: str) -> None:
    assert from_headline(words_of(headline, cues.load(lang).lang), cues.load(lang)) == title


def test_an_outlet_is_known_by_its_name_or_address() -> None:
    headline = "Damm Bricht In Der Nacht - Die Schleuse"
    assert from_headline(words_of(headline, cues.load("de").lang), cues.load("de")) == headline
    assert (
        from_headline(words_of(headline, cues.load("de").lang), cues.load("de"), outlet="Die Schleuse")
        == "Damm Bricht In Der Nacht"
    )
    assert (
        from_headline(
            words_of(headline, cues.load("de").lang), cues.load("de"), url="https://www.die-schleuse.example/1"
        )
        == "Damm Bricht In Der Nacht"
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "and the dam of the river of the valley "),
        ("de", "dass der Damm von den "),
        ("pl", "że tama nie "),
        ("es", "que la presa de los "),
    ],
)
def test_an_endless_headline_ends_at_a_word_that_may_end_it(lang: str, words: str) -> None:
    title = from_headline(words_of(f"Oster {words * 20}", cues.load(lang).lang), cues.load(lang))
    assert title.endswith("…")
    assert TUNING.least_kept <= len(title) <= TUNING.longest
    assert title.rstrip("…").split()[-1] not in cues.load(lang).hanging


@given(st.text(max_size=400))
def test_no_title_is_longer_than_the_limit(text: str) -> None:
    assert len(from_headline(words_of(text, EN.lang), EN)) <= TUNING.longest
