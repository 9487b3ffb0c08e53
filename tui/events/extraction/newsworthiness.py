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


BASE = (0.41, -1.83)
"""Log-odds of news, and of weighty news, of an article of which nothing holds. Fitted, as all weights of `CUES`."""

CUES: tuple[NewsCue, ...] = (
    # The headline asks, explains, lists, portrays.
    NewsCue("asks", -1.26, -0.61, "the headline begins with a word of questions", its.asks),
    NewsCue("asks later", -0.64, -0.06, "a question or a label behind the topic", its.asks_later),
    NewsCue("label", -0.42, -0.10, "a label such as “Opinion”, or a number of things", its.is_labelled),
    NewsCue("closing", -0.45, -0.39, "ends as features do", its.ends_as_a_feature),
    NewsCue("own voice", -0.50, -0.40, "the author says I or we", its.speaks_for_itself),
    NewsCue("phrase", -0.48, 0.06, "but a noun, or what somebody is doing", its.is_a_phrase),
    NewsCue("question mark", -0.29, -0.28, "a question mark in the headline", its.has_a_question),
    NewsCue("section", -0.57, -0.18, "its address is that of opinions or blogs", its.is_filed_apart),
    NewsCue("soft", -0.35, -0.34, "a word of explanations, advice, tales", its.in_title("soft")),
    NewsCue("begins soft", -0.73, -0.42, "begins with such a word", its.begins_with("soft")),
    NewsCue("article", -0.45, -0.42, "begins with “The” or a quotation", its.begins_with_an_article),
    NewsCue("titled", -0.36, -0.26, "most Words have a Capital", its.is_titled),
    NewsCue("quoted", -0.52, -0.25, "mostly what somebody said", its.is_mostly_quoted),
    NewsCue("personal", -0.37, 0.56, "speaks of me, us or you", its.in_unquoted_title("personal")),
    NewsCue("full grammar", -1.08, -0.89, "a word such as “the” in the headline", its.in_title("articles")),
    NewsCue("is", -0.75, -0.58, "“is” or “has” in the headline", its.in_title("being")),
    NewsCue("function words", -0.56, 0.81, "how much of the headline is function words", its.function_words),
    NewsCue("negated", -0.52, -0.58, "“not” or “no” in the headline", its.in_unquoted_title("negated")),
    NewsCue("owner", -0.64, 0.03, "begins with somebody’s something", its.is_owned),
    # The headline tells.
    NewsCue("deed", 0.33, 0.41, "a word of deeds in the headline", its.in_title("deeds")),
    NewsCue("deeds", 0.61, 0.31, "two of them", its.in_title("deeds", 2)),
    NewsCue("official", 0.49, 0.11, "police, ministers or courts in the headline", its.in_title("officials")),
    NewsCue("weighty", 0.14, 1.20, "offices, bodies, affairs that lead the news", its.in_title("weighty", 2)),
    NewsCue("deaths", 0.01, 0.87, "deaths or disasters in the headline", its.in_title("deaths")),
    NewsCue("countries", -0.02, -0.23, "countries in the headline", its.countries),
    NewsCue("number", 0.55, 0.06, "a number in the headline", its.has_a_number),
    NewsCue("topic", -0.42, -0.41, "a topic before a colon", its.has_a_topic),
    NewsCue("short topic", 0.13, 0.16, "at most three words of it", its.has_a_short_topic),
    NewsCue("length", 0.97, -0.11, "a long headline", its.length),
    # The first sentences.
    NewsCue("lead deeds", 0.55, 0.26, "words of deeds in the first sentence", its.in_lead("deeds", 3)),
    NewsCue("announced", 1.22, 0.33, "who announced it, in the first sentences", its.in_opening("officials", 3)),
    NewsCue("lead weighty", 0.10, 0.63, "offices and affairs in the first sentences", its.in_opening("weighty", 5)),
    NewsCue("lead deaths", -0.32, 0.71, "deaths or disasters in the first sentence", its.in_lead("deaths")),
    NewsCue(
        "to the reader", -0.47, -0.19, "speaks of me, us or you in the first sentences", its.in_opening("personal")
    ),
    NewsCue("asks within", -1.05, -0.68, "a question in the first sentences", its.opens_with_a_question),
    NewsCue("names", 0.96, 0.55, "names in the first sentence", its.names),
    NewsCue("recent day", 0.86, 0.27, "a day of the last ones in the first sentence", its.gives_a_recent_day),
    NewsCue("long ago", -0.68, -0.30, "a time most of a year ago", its.gives_an_old_date),
    NewsCue("to come", 0.18, 0.23, "a time to come", its.looks_ahead),
    NewsCue("bare", -0.54, -0.75, "hardly any text", its.is_bare),
    NewsCue("said again", 0.88, 0.15, "the first sentence tells what the headline tells", its.says_it_again),
    NewsCue("number within", 0.45, -0.04, "a number in the first sentences", its.has_a_number_within),
    NewsCue("present", -1.24, -0.50, "the first sentences tell of the present, not of the past", its.tells_of_the_present),
    NewsCue("going on", -0.44, -0.53, "and of what is going on", its.goes_on),
    NewsCue("soft within", -1.08, -0.60, "words of explanations, advice, tales in them", its.in_opening("soft", 2)),
    NewsCue("joined", -0.78, 0.07, "“and” in the first sentences", its.in_opening("joins", 3)),
    NewsCue("contrast", -0.36, -0.10, "one thing set against another", its.in_opening("contrast", 2)),
    NewsCue("denied", -0.25, 0.13, "“not” or “no” in the first sentences", its.in_opening("negated")),
    NewsCue("ages", -0.28, 0.24, "a look back over years", its.in_opening("ages")),
    NewsCue("aside", -0.38, -0.14, "an aside before the first sentence begins", its.opens_aside),
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
