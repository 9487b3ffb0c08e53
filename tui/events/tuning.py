"""The tuned numbers of events as a whole: the date they take, what they weigh, and the stories they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FusionTuning:
    """How an event takes its date and its title from its mentions. Weights are relative to a stated date."""

    stated: float = 1.0
    """Weight of a calendar date in the text: the measure of the others."""
    relative: float = 0.9
    """Weight of a date counted from the day of publication ("last month"). Measured on `corpora/desk`: share of right dates."""
    context: float = 0.4
    """Weight of a date carried over from a neighbouring sentence. Measured on `corpora/desk`."""
    published: float = 0.3
    """Weight of the day of publication, for undated news. Measured on `corpora/desk`."""
    day_before: float = 0.2
    """Weight of undated news for the day before its publication. Chosen: less than `published`, so that its own day comes first."""
    finer: float = 0.5
    """Factor for a mention that gives a finer date than the one in question: who gives a day has said more than "December".
    Chosen: a half."""
    exactness: float = 0.05
    """Added to the factor of a date for each step of precision, so that of dates that as many allow the finest is taken. Chosen:
    all nine steps together say less than a second source."""
    open_end: float = 0.1
    """Taken off that factor for a date with an open end. Chosen: two steps of precision."""
    digits: int = 6
    """Decimal places in which weights are compared: sums of the same numbers in another order are the same. Chosen."""
    short_title: int = 20
    """Characters; a title with fewer is too short to stand for an event. Chosen."""
    compared_titles: int = 60
    """Mentions of an event up to which their titles are compared. Bounds the time."""
    long_title: int = 90
    """Characters; a title with more is too long to stand for an event. Chosen: what fits into a line of most terminals."""


@dataclass(frozen=True, slots=True)
class RankingTuning:
    """How important an event is: see `ranking`.

    Measured: by hand, on the digests of `corpora/desk`. `python tools/fit_ranking.py` fits the weights again and prints them beside
    the ones that stand here; those rank no better (how likely a weighty event stands before another, mean over six sets: 71.1, on sets
    left out of the fit 69.7, against 71.6).
    """

    sources: float = 1.0
    """Weight of the logarithm (to base 2) of one more than the number of outlets: the measure of the others, as a score has no unit. Measured on the digests of `corpora/desk`: with half
    or twice of it a day has fewer of what matters among its first."""
    articles: float = 0.5
    """Weight of the logarithm (to base 2) of one more than the articles, each counted by how central the event is in it. Measured on
    `corpora/desk`, of 0, 0.5, 1 and 2: outlets and the odds of each article say most of it."""
    background: float = 0.5
    """Share of its score by which an article counts that is about something else."""
    exactness: float = 0.5
    """Weight of the precision of the finest date, 0 to 1. Chosen: a day stands before a month."""
    weighty: float = 1.0
    """Weight of the logarithm (to base 2) of one more than `odds` times the odds that a digest would print it, added over its
    articles. Measured."""
    odds: float = 8.0
    """What odds are multiplied by, so that those of an eighth count as much as the one that is added. Measured: of 4, 8, 16 and 32
    all but the first rank alike."""
    digits: int = 4
    """Decimal places of a score. Chosen."""


@dataclass(frozen=True, slots=True)
class StoryTuning:
    """Which events belong to one story: see `story_similarity`. "Measured": on the affairs that two readers put real articles under
    (`corpora/desk`); `python tools/fit_stories.py` tries each number again (F1 of pairs of articles in one story as it stands: 66.8
    on twelve feeds, 75.4 on thirteen abroad)."""

    keys: int = 14
    """Words that stand for an event, the most telling ones. Measured."""
    mentions: int = 10
    """Mentions of an event whose words are counted; more only repeat them. Chosen: bounds the time."""
    name: float = 1.6
    """Factor on the weight of a name: who and where stay the same while what happens changes. Measured."""
    rarity_power: float = 2.0
    """Power of the logarithm of rarity: above 1, for a few rare words tell one affair from another. Measured."""
    common_share: float = 0.06
    """Share of texts beyond which a word weighs nothing. Chosen: the commonest words of any language have more."""
    country_share: float = 0.02
    """Share of texts that a country is taken to stand in at most. Measured."""
    elsewhere: float = 0.5
    """Factor on the similarity of events whose headlines name countries, and none in common. Measured: 0.3 to 0.7 do as well."""
    most_days: int = 30
    """Days between two events past which neither speaks for the other's story. Chosen: a month."""
    fading: float = 21.0
    """Days after which a similarity counts 1/e. Measured."""
    follow: float = 0.25
    """Least similarity for an event to follow another. Measured."""
    shared_keys: int = 2
    """Keys that both have at least. Chosen: one word alone, be it a name, makes no story."""
    name_share: float = 0.005
    """Share of texts up to which a name is specific: "Greenland" is, "the State Department" not. Measured: 0.004 to 0.008."""
    noun_share: float = 0.005
    """Share of texts up to which another word is. Measured: 0.003 is worse, 0.016 the same."""
    same_article: float = 0.12
    """Added to the similarity of two events that one article tells of. Measured."""


@dataclass(frozen=True, slots=True)
class NamingTuning:
    """Which places and people an event knows: see `named`. Chosen by reading what the numbers give on `corpora/feeds` and
    `corpora/feeds-abroad`, wrong names weighing more than missing ones."""

    opening_chars: int = 900
    """Characters of a text in which its first sentences are looked for. Chosen: bounds the time."""
    told_chars: int = 4000
    """Characters of a text in which a last name is looked for that stands alone. Chosen: bounds the time."""
    opening_sentences: int = 2
    """Sentences of a text that speak of its own event. Chosen: the third often tells what was before."""
    share: float = 0.5
    """Share of the articles about an event that name what it knows. Chosen: half."""
    most: int = 12
    """Places, and people, of one event at most. Chosen: lists of guests are no news."""
    metropolis: int = 1_000_000
    """Inhabitants of a city that is taken for itself in a headline that gives each word a capital."""
    well_known: int = 500_000
    """The same where its name opens a sentence, and might be a common word."""
    greater: int = 3
    """Times that a city has more inhabitants than any other of its name, where its country is not named."""
    neighbour_chars: int = 30
    """Characters before a name that are looked at for another beside it. Chosen: longer than any word of a name."""
    opening_signs: int = 4
    """Characters before a word that tell whether it opens something."""
    long_word: int = 4
    """Letters of the words that show whether a text gives a capital to each."""
    title_words: int = 4
    """Such words that a text has at least to show it."""
    title_share: float = 0.65
    """Share of them with a capital, above which each has one."""
    adjective: int = 6
    """Letters of a word without a capital that names a country: shorter ones are other nouns ("газа", gas)."""
    alike_letters: int = 3
    """Letters that given names of one person share in all spellings ("Alexei", "Alexey")."""
    without_given_name: int = 3
    """Words of a name at most whose first is no given name that is known. Chosen: longer ones are names of bodies."""
    longest_name: int = 7
    """Words of a person's name at most."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """The numbers of events as a whole, by what they are for."""

    fusion: FusionTuning = field(default_factory=FusionTuning)
    """The date and the title of an event."""
    ranking: RankingTuning = field(default_factory=RankingTuning)
    """The importance of an event."""
    stories: StoryTuning = field(default_factory=StoryTuning)
    """The stories of events."""
    naming: NamingTuning = field(default_factory=NamingTuning)
    """The places and people of events."""


TUNING = Tuning()
