"""The tuned numbers of matching: what two articles have in common, and how much that says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Tuning:
    """Numbers of the matcher.

    The log-odds that two articles tell of one event are a sum over what they have in common and what sets them apart, as in a
    logistic regression on pairs of articles. Weights named "taken off" are positive here.

    "Fitted" means: by such a regression on pairs of the annotated news stream `corpora/clusters/dense.jsonl`, then moved where that
    made better clusters of it. `python tools/fit_matching.py` fits these weights again and prints them beside the ones that stand
    here. Those of the regression alone make no better clusters: B-cubed and pairs F1 92.6 and 86.3 against 92.7 and 86.3, on titles
    alone 84.8 and 73.5 against 85.8 and 74.7. "Measured" means: tried by hand on the same stream, other values being no better.
    """

    # Log-odds of a pair of articles.

    base: float = -2.5
    """Log-odds of two articles that share nothing. Fitted."""
    similarity: float = 37.0
    """Log-odds added for full similarity of the words (cosine 1). Fitted."""
    density: float = 20.0
    """Log-odds taken off for full density around the two articles: in a crowded topic similarity says less. Fitted."""
    least_density: float = 0.05
    """Cosine; the density that is taken for granted around each of two articles, where few are live. Measured."""
    headline_scale: float = 0.7
    """Factor on `similarity` and `density` where texts are mere headlines: theirs is a matter of few words. Measured on the
    titles alone of the same stream."""
    headline_base: float = 1.5
    """Log-odds added to `base` where texts are mere headlines. Fitted."""
    day_apart: float = 2.6
    """Log-odds taken off for each day between the two publications. Fitted."""
    same_date: float = 0.8
    """Log-odds added where both give the same date, exact to the week or better. Fitted."""
    other_date: float = 0.8
    """Log-odds taken off where their dates exclude each other; more the further the dates are apart. Fitted."""
    own_day: float = 7.0
    """Log-odds taken off instead of `other_date` where each tells of its own day or the day before: published on two days, they
    are two pieces of news. Chosen: daily figures (deaths, prices, weather) are told in the same words every day."""
    date_gap: float = 6.0
    """Days between two dates that double what `other_date` takes off. Measured."""
    most_date_gap: float = 3.0
    """Times `other_date` that is taken off at most. Measured."""
    separate_prints: float = 0.5
    """Days; two texts printed closer together are of one day, whatever the date in each one's place. Chosen: half a day, since
    evening here is morning there."""
    same_source: float = 2.0
    """Log-odds taken off where both are of one outlet, which seldom tells a thing twice. Chosen: the stream names few outlets."""
    other_country: float = 1.0
    """Log-odds taken off where each names countries, and they have none in common. Fitted."""
    other_names: float = 1.8
    """Log-odds taken off where each names places or people that the other lacks, and they have none in common; with some in common
    less, by the square of the share that they lack. Chosen by hand on small cases of near-misses: the fit on dense gives 0.8 to 2.1, and from
    1.0 on `clusters/wikinews` loses a little."""
    other_numbers: float = 0.0
    """Log-odds taken off where each gives numbers (dead, scores, magnitudes, ages) that the other lacks. Fitted: none, as the
    figures of one disaster grow; what differing numbers say is in `formula_numbers`."""
    opposite_deed: float = 0.5
    """Log-odds taken off where they tell of outcomes that exclude each other: issued and withdrawn, risen and fallen. Chosen: the
    stream has too few such pairs to say."""
    name_share: float = 0.01
    """Share of the live texts up to which those that have a name are so few that lacking it says something. Measured."""
    formula: float = 36.0
    """Log-odds taken off for full similarity beyond `formula_similarity` where two texts are alike as the items of a series are,
    each of another place, outcome or day, or one of what the other
    announces. Chosen: as much as `similarity` adds."""
    formula_similarity: float = 0.12
    """Cosine of mere headlines beyond which their words are those of a formula. Measured on `corpora/languages/events.jsonl`."""
    formula_text_similarity: float = 0.4
    """The same cosine of longer texts. Measured."""
    formula_numbers: float = 0.2
    """Share of `formula` that is taken off where numbers differ between two outlets. Measured."""
    formula_deeds: float = 0.6
    """Share of `formula` that is taken off where outcomes exclude each other between two outlets. Chosen."""
    formula_preview: float = 0.3
    """Share of `formula` that is taken off where one tells of what the other has to come. Measured."""
    foreign: float = 1.7
    """Factor on the similarity of texts in two languages, which share but names and numbers. Measured on
    `corpora/languages/events.jsonl`."""

    # Texts that say too little.

    long_text: int = 40
    """Different words from which on a text is no mere headline. Measured: the mean of a title with two sentences."""
    headline: int = 10
    """Different words of a mere headline. Measured: the mean of a title."""
    least_terms: int = 3
    """Different words without which a text ("Live updates") says too little to be the same as any. Chosen."""
    one_term_similarity: float = 0.2
    """Cosine up to which a single word in common ("officials") makes no event, however little else there is to compare. Chosen."""

    # Average linkage.

    join: float = 0.45
    """Least mean probability over an event's articles for another to join it, or for two events to become one. Measured; see also
    the table of `tools/fit_matching.py`."""
    move_margin: float = 0.1
    """Probability by which another event must be better for an article to move there. Measured."""
    speakers: int = 30
    """The latest articles of an event that are compared with others. Chosen: bounds the time; events are seldom larger."""
    worth_a_look: float = -2.2
    """Log-odds below which an event is not looked at closer: a probability of a tenth. Chosen: bounds the time."""
    worth_repairing: float = 0.1
    """Least probability by which an article draws attention to another event. Chosen: the same tenth."""

    # The neighbourhood of an article.

    fading: float = 3.0
    """Days after which the similarity of two articles counts 1/e for the density around them. Measured."""
    neighbours: int = 40
    """Of each article, this many of the most similar are remembered. Measured: more change nothing."""
    faint: float = 0.03
    """Cosine; less similarity than this is none. Chosen: bounds the time."""
    density_events: int = 3
    """Other events, the nearest ones, whose mean similarity is the density around an article. Measured."""

    # What is live.

    window: timedelta = timedelta(days=7)
    """Two articles further apart than this do not speak for one event. Measured."""
    repair_days: float = 2.0
    """Days in which events are still merged, and articles moved between them. Chosen: what a person has read stays."""
    blocking_limit: int = 500
    """A word in more live texts than this is not looked up: it tells little and costs most. Measured."""

    # Reprints and new versions.

    copy_similarity: float = 0.75
    """Cosine below which two texts are not looked at for being the same. Chosen: bounds the time."""
    shingle: int = 3
    """Words that follow each other in a shingle. Chosen: the usual w-shingling of near-duplicate detection (Broder 1997)."""
    copied: float = 0.8
    """Share of the shorter text's shingles that the other has too, from which on it is the same text. Measured."""
    least_shingles: int = 12
    """Shingles that two texts have in common at least: short headlines are alike by chance. Measured."""
    same_article: float = 0.4
    """Cosine to its former version from which on an article still tells of the same. Measured."""

    # Sentences that look back.

    look_back: float = 0.5
    """Least probability for a sentence to tell of an event of the past. Chosen: likelier than not."""
    look_back_base: float = -9.0
    """As `base`, for a sentence that looks back and an event whose date it gives. Measured on `corpora/timelines`."""
    look_back_same_date: float = 2.5
    """Log-odds added there where both dates are the same. Measured on `corpora/timelines`."""

    # Weights of words.

    prior_articles: float = 400.0
    """Articles that are counted in before the first, with the words that stand in news of any kind: a young stream says little.
    Measured."""
    unseen: float = 0.5
    """Articles that a word is taken to stand in where it has been seen in none. Chosen: between none and one."""
    country_share: float = 0.015
    """Share of texts that name a country, or something else so well known that it has other names. Measured."""
    rarity_power: float = 0.7
    """Power of the logarithm of rarity: below 1, so that a few very rare words do not stand for a whole text. Measured."""

    habit: float = 0.0
    """Power of the share of an outlet's other articles without a word, by which its weight is multiplied: what all have weighs
    nothing. Measured on `clusters/wikinews`: any power over 0 parts what belongs together, since an outlet's few articles there
    are of one matter; so it is off until habits are told from matters."""
    habit_prior: float = 3.0
    """Articles without any of its words that each outlet is taken to have had before the first. Chosen: the second of two articles
    on one matter is no habit yet."""

    # What is kept as the reason.

    shared_terms: int = 8
    """Shared words that are kept as the reason of an assignment. Chosen: more than a screen shows, for some have no readable form."""


TUNING = Tuning()
