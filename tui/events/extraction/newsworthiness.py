"""How likely an article brings news, and how much it matters to who follows the world: two sums of named cues.

`CUES` is the table: each row asks one question of `news_cues` and says what the answer adds to the log-odds of two things, that
the article tells of something that happened rather than being a feature, and that a daily digest would print it.
`python tools/fit_news.py` fits both columns again on annotated articles.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import mul

from tui.events.extraction import news_cues as its
from tui.events.extraction.news_cues import ArticleFace, Question
from tui.events.sentences.news_words import RUNNING

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


BASE = (0.39, -1.38)
"""Log-odds of news, and of weighty news, of an article of which nothing holds. Fitted, as all weights of `CUES`."""

CUES: tuple[NewsCue, ...] = (
    # The headline asks, explains, lists, portrays.
    NewsCue("asks", -1.21, -0.38, "the headline begins with a word of questions", its.asks),
    NewsCue("asks later", -0.68, -0.11, "a question or a label behind the topic", its.asks_later),
    NewsCue("label", -1.83, -1.53, "a label such as “Opinion”, or a number of things", its.is_labelled),
    NewsCue("closing", -1.74, -0.86, "ends as features do", its.ends_as_a_feature),
    NewsCue("own voice", -0.50, -0.09, "the author says I or we", its.speaks_for_itself),
    NewsCue("phrase", -0.40, -0.04, "but a noun, or what somebody is doing", its.is_a_phrase),
    NewsCue("question mark", -0.40, -0.19, "a question mark in the headline", its.has_a_question),
    NewsCue("section", -1.76, -1.62, "its address is that of opinions or blogs", its.is_filed_apart),
    NewsCue(
        "filed apart", -2.63, -1.70, "its feed files it under opinion, travel or the like", its.is_filed_under_features
    ),
    NewsCue("soft", -0.29, -0.30, "a word of explanations, advice, tales", its.in_title("soft")),
    NewsCue("begins soft", -0.52, -0.25, "begins with a word of explanations, advice, tales", its.begins_with("soft")),
    NewsCue("service", -1.59, -1.06, "offers, streams, forecasts or tips in the headline", its.in_title("service")),
    NewsCue("article", -0.47, -0.26, "begins with “The” or a quotation", its.begins_with_an_article),
    NewsCue("quoted", -0.45, -0.05, "mostly what somebody said", its.is_mostly_quoted),
    NewsCue("personal", -0.21, 0.24, "speaks of me, us or you", its.in_unquoted_title("personal")),
    NewsCue("full grammar", -1.15, -0.53, "a word such as “the” in the headline", its.in_title("articles")),
    NewsCue("is", -0.57, -0.36, "“is” or “has” in the headline", its.in_title("being")),
    NewsCue("function words", -0.43, 0.09, "how much of the headline is function words", its.function_words),
    NewsCue("negated", -0.54, -0.18, "“not” or “no” in the headline", its.in_unquoted_title("negated")),
    NewsCue("owner", -0.60, -0.02, "begins with somebody’s something", its.is_owned),
    # The headline tells.
    NewsCue("deed", 0.31, 0.28, "a word of deeds in the headline", its.in_title("deeds")),
    NewsCue("deeds", 0.48, 0.25, "two words of deeds in the headline", its.in_title("deeds", 2)),
    NewsCue("official", 0.61, 0.11, "police, ministers or courts in the headline", its.in_title("officials")),
    NewsCue("weighty", 0.23, 0.81, "offices, bodies, affairs that lead the news", its.in_title("weighty", 2)),
    NewsCue("deaths", -0.11, 0.42, "deaths or disasters in the headline", its.in_title("deaths")),
    NewsCue(
        "powers",
        0.12,
        0.14,
        "the states and seats that most of the world’s news turns around",
        its.in_title("powers", 2),
    ),
    NewsCue("known", 0.00, 0.27, "bodies, firms, prizes known all over the world", its.in_title("known")),
    NewsCue("ordinary", 0.11, -0.33, "people without an office in the headline", its.in_title("ordinary")),
    NewsCue("sport", 0.08, -0.22, "matches and athletes in the headline", its.in_title("sport")),
    NewsCue("countries", -0.35, -0.14, "countries in the headline", its.countries),
    NewsCue("number", 0.48, 0.13, "a number in the headline", its.has_a_number),
    NewsCue("topic", -0.17, -0.12, "a topic before a colon in the headline", its.has_a_topic),
    NewsCue("short topic", -0.07, -0.13, "a topic of at most three words before a joint", its.has_a_short_topic),
    NewsCue("cause", 0.68, 0.00, "what it follows from in the headline", its.in_title("causes")),
    NewsCue("place", -0.53, 0.40, "how near the head of its feed, where editors put it in order", its.stands_high),
    NewsCue("length", 0.68, -0.09, "a long headline", its.length),
    # The first sentences.
    NewsCue("lead deeds", 0.51, 0.27, "words of deeds in the first sentence", its.in_lead("deeds", 3)),
    NewsCue("announced", 1.28, 0.32, "who announced it, in the first sentences", its.in_opening("officials", 3)),
    NewsCue("lead weighty", 0.05, 0.35, "offices and affairs in the first sentences", its.in_opening("weighty", 5)),
    NewsCue("lead deaths", -0.47, 0.28, "deaths or disasters in the first sentence", its.in_lead("deaths")),
    NewsCue(
        "to the reader", -0.32, -0.07, "speaks of me, us or you in the first sentences", its.in_opening("personal")
    ),
    NewsCue("asks within", -1.08, -0.34, "a question in the first sentences", its.opens_with_a_question),
    NewsCue("names", 0.92, 0.27, "names in the first sentence", its.names),
    NewsCue("recent day", 1.12, 0.36, "a day of the last ones in the first sentence", its.gives_a_recent_day),
    NewsCue("long ago", -0.68, -0.22, "the first sentences name a time most of a year ago", its.gives_an_old_date),
    NewsCue("to come", 0.07, 0.12, "the first sentences name a time to come", its.looks_ahead),
    NewsCue("bare", -0.62, -0.30, "hardly any text", its.is_bare),
    NewsCue("lead powers", 0.62, 0.31, "such states and seats in the first sentence", its.in_lead("powers", 2)),
    NewsCue("lead known", 0.00, 0.37, "such bodies, firms, prizes in the first sentences", its.in_opening("known", 2)),
    NewsCue("lead ordinary", 0.06, -0.15, "people without an office in the first sentence", its.in_lead("ordinary")),
    NewsCue("lead sport", 0.35, -0.42, "matches and athletes in the first sentence", its.in_lead("sport")),
    NewsCue("number of dead", 0.48, 0.60, "a number, and deaths or a disaster", its.numbers_the_dead),
    NewsCue("said again", 0.67, 0.14, "the first sentence tells what the headline tells", its.says_it_again),
    NewsCue("number within", 0.48, 0.06, "a number in the first sentences", its.has_a_number_within),
    NewsCue(
        "present", -1.40, -0.36, "the first sentences tell of the present, not of the past", its.tells_of_the_present
    ),
    NewsCue("going on", -0.45, -0.40, "the first sentences tell of what is going on", its.in_opening(RUNNING, 3)),
    NewsCue(
        "soft within",
        -0.96,
        -0.27,
        "words of explanations, advice, tales in the first sentences",
        its.in_opening("soft", 2),
    ),
    NewsCue("joined", -0.70, -0.13, "“and” in the first sentences", its.in_opening("joins", 3)),
    NewsCue(
        "contrast", -0.33, -0.09, "the first sentences set one thing against another", its.in_opening("contrast", 2)
    ),
    NewsCue("denied", -0.31, -0.02, "“not” or “no” in the first sentences", its.in_opening("negated")),
    NewsCue("others", -0.34, 0.00, "“he”, “she” or “they” in the first sentences", its.in_opening("others", 3)),
    NewsCue("opener", -1.19, 0.00, "the first sentence begins with circumstances", its.opens_with("openers")),
    NewsCue("ages", -0.26, -0.02, "the first sentences look back over years", its.in_opening("ages")),
)
"""All cues. Weights: fitted by `tools/fit_news.py` on the feeds of `corpora/feeds` and `corpora/feeds-abroad` as judged in `corpora/desk`."""


_NEWS = tuple(cue.news for cue in CUES)
_WEIGHTY = tuple(cue.weighty for cue in CUES)


def answers(face: ArticleFace) -> tuple[float, ...]:
    """How far each cue of `CUES` holds, in their order."""
    return tuple([cue.question(face) for cue in CUES])


def newsworthiness(given: tuple[float, ...]) -> Newsworthiness:
    """What the answers add up to."""
    news = BASE[0] + sum(map(mul, _NEWS, given))
    weighty = BASE[1] + sum(map(mul, _WEIGHTY, given))
    return Newsworthiness(_probability(news), _probability(weighty))


def reasons(given: tuple[float, ...], weighty: bool, most: int) -> tuple[tuple[str, float], ...]:
    """What tells most for or against, in words, with what it adds to the log-odds; the most telling first.

    Args:
        given: the answers.
        weighty: whether of printing it in a digest; else of news.
        most: how many are wanted.
    """
    points = [
        (cue.why, round((cue.weighty if weighty else cue.news) * answer, 2))
        for cue, answer in zip(CUES, given, strict=True)
    ]
    return tuple(sorted((row for row in points if row[1]), key=lambda row: -abs(row[1]))[:most])


def _probability(odds: float) -> float:
    """Of log-odds."""
    return round(1 / (1 + math.exp(-odds)), DIGITS)
