"""How likely an article brings news, and how much it matters to who follows the world: two sums of named cues.

`CUES` is the table: each row asks one question of `news_cues` and says what the answer adds to the log-odds of two things, that
the article tells of something that happened rather than being a feature, and that a daily digest would print it.
`python tools/fit_news.py` fits both columns again on annotated articles.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from tui.events.extraction import news_cues as its
from tui.events.extraction.news_cues import ArticleFace, Question

DIGITS = 4
"""Of a probability."""


@dataclass(frozen=True, slots=True)
class NewsCue:
    """One thing that makes an article more or less of news.

    Args:
        name: at most sixteen letters, for a column.
        news: what it adds to the log-odds that the article brings news, where its question is answered with 1.
        weighty: the same for the log-odds that a digest would print it.
        why: half a sentence for people.
        question: how far it holds, 0 to 1.
    """

    name: str
    news: float
    weighty: float
    why: str
    question: Question


@dataclass(frozen=True, slots=True)
class Newsworthiness:
    """What the cues add up to.

    Args:
        news: probability that the article brings news, 0 to 1; a feature is under a half.
        weighty: probability that a digest would print it.
    """

    news: float
    weighty: float


BASE = (-0.13, -1.97)
"""Log-odds of news, and of weighty news, of an article of which nothing holds. Fitted, as all weights of `CUES`."""

CUES: tuple[NewsCue, ...] = (
    # The headline asks, explains, lists, portrays.
    NewsCue("asks", -1.55, -0.77, "the headline begins with a word of questions", its.asks),
    NewsCue("asks later", -1.14, -0.35, "a question or a label behind the topic", its.asks_later),
    NewsCue("label", -0.66, -0.20, "a label such as “Opinion”, or a number of things", its.is_labelled),
    NewsCue("closing", -0.83, -0.51, "ends as features do", its.ends_as_a_feature),
    NewsCue("own voice", -0.83, -0.51, "the author says I or we", its.speaks_for_itself),
    NewsCue("phrase", -0.88, -0.11, "but a noun, or what somebody is doing", its.is_a_phrase),
    NewsCue("question mark", -0.88, -0.48, "a question mark in the headline", its.has_a_question),
    NewsCue("section", -0.71, -0.16, "its address is that of opinions or blogs", its.is_filed_apart),
    NewsCue("soft", -0.45, -0.28, "a word of explanations, advice, tales", its.in_title("soft")),
    NewsCue("begins soft", -0.80, -0.51, "begins with such a word", its.begins_with("soft")),
    NewsCue("article", -0.88, -0.68, "begins with “The” or a quotation", its.begins_with_an_article),
    NewsCue("titled", -0.59, -0.37, "most Words have a Capital", its.is_titled),
    NewsCue("quoted", -0.65, -0.24, "mostly what somebody said", its.is_mostly_quoted),
    NewsCue("personal", -0.43, 0.56, "speaks of me, us or you", its.in_unquoted_title("personal")),
    # The headline tells.
    NewsCue("deed", 0.27, 0.46, "a word of deeds in the headline", its.in_title("deeds")),
    NewsCue("deeds", 0.47, 0.16, "two of them", its.in_title("deeds", 2)),
    NewsCue("official", 0.40, -0.02, "police, ministers or courts in the headline", its.in_title("officials")),
    NewsCue("weighty", 0.02, 1.27, "offices, bodies, affairs that lead the news", its.in_title("weighty", 2)),
    NewsCue("deaths", 0.18, 0.94, "deaths or disasters in the headline", its.in_title("deaths")),
    NewsCue("countries", -0.06, -0.15, "countries in the headline", its.countries),
    NewsCue("number", 0.69, 0.20, "a number in the headline", its.has_a_number),
    NewsCue("topic", -0.61, -0.47, "a topic before a colon", its.has_a_topic),
    NewsCue("short topic", 0.70, 0.25, "at most three words of it", its.has_a_short_topic),
    NewsCue("length", 0.54, -0.20, "a long headline", its.length),
    # The first sentences.
    NewsCue("lead deeds", 0.49, 0.29, "words of deeds in the first sentence", its.in_lead("deeds", 3)),
    NewsCue("announced", 1.54, 0.48, "who announced it, in the first sentences", its.in_opening("officials", 3)),
    NewsCue("lead weighty", -0.52, 0.31, "offices and affairs in the first sentences", its.in_opening("weighty", 5)),
    NewsCue("lead deaths", -0.29, 0.63, "deaths or disasters in the first sentence", its.in_lead("deaths")),
    NewsCue(
        "to the reader", -0.40, -0.12, "speaks of me, us or you in the first sentences", its.in_opening("personal")
    ),
    NewsCue("asks within", -1.26, -0.76, "a question in the first sentences", its.opens_with_a_question),
    NewsCue("names", 0.87, 0.55, "names in the first sentence", its.names),
    NewsCue("recent day", 1.10, 0.41, "a day of the last ones in the first sentence", its.gives_a_recent_day),
    NewsCue("long ago", -0.31, -0.34, "a time most of a year ago", its.gives_an_old_date),
    NewsCue("to come", 0.26, 0.29, "a time to come", its.looks_ahead),
    NewsCue("bare", -0.25, -0.68, "hardly any text", its.is_bare),
)
"""All cues. Weights: fitted by `tools/fit_news.py` on the feeds of `corpora/feeds` and `corpora/feeds-abroad` as judged in `corpora/desk`."""


def answers(face: ArticleFace) -> tuple[float, ...]:
    """How far each cue of `CUES` holds, in their order."""
    return tuple([cue.question(face) for cue in CUES])


def newsworthiness(given: tuple[float, ...]) -> Newsworthiness:
    """What the answers add up to."""
    news = BASE[0] + sum([cue.news * answer for cue, answer in zip(CUES, given, strict=True)])
    weighty = BASE[1] + sum([cue.weighty * answer for cue, answer in zip(CUES, given, strict=True)])
    return Newsworthiness(_probability(news), _probability(weighty))


def _probability(odds: float) -> float:
    """Of log-odds."""
    return round(1 / (1 + math.exp(-odds)), DIGITS)
