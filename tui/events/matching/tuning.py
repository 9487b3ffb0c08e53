"""The tuned numbers of matching: what two articles have in common, and how much that says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple


class GistWeights(NamedTuple):
    """What each of the features of two gists adds to the log-odds."""

    base: float
    """Of two texts that tell nothing alike."""
    told: float
    """A kind that both tell."""
    alone: float
    """A kind in either headline that the other text does not tell, of the one that has fewer."""
    unshared: float
    """A kind in a headline that the other text does not tell."""
    place: float
    """A city or region in common."""
    elsewhere: float
    """Places that exclude each other: see `is_elsewhere`."""
    country: float
    """A country in common."""
    other_country: float
    """Countries in both, none in common."""
    number: float
    """A number in common."""
    other_number: float
    """A number that the other lacks, of the one that has fewer."""


GIST_WEIGHTS = GistWeights(
    base=-1.4, told=0.7, alone=-2.1, unshared=-0.45, place=1.55, elsewhere=-2.7, country=0.65, other_country=-1.8,
    number=2.5, other_number=-1.9,
)  # fmt: skip
"""Those in use; see `Tuning.gist`."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """Numbers of the matcher.

    The log-odds that two articles tell of one event are a sum over what they have in common and what sets them apart, as in a
    logistic regression on pairs of articles. Weights named "taken off" are positive here.

    "Fitted" means: by such a regression on pairs of the annotated news stream `corpora/clusters/dense.jsonl`. `python
    tools/fit_matching.py` fits these weights again and prints them beside the ones that stand here. "Searched" means: a short
    search by the clusters of that stream, with texts and as titles, of `corpora/clusters/wikinews.jsonl` and of the desk's feeds. Searched on half of
    the events, the other half gained both ways (B-cubed of texts 0.5 and 1.2, of titles 1.6 and 0.9); of the desk's feeds one event of eight pairs
    decides, so that they say nothing. "Measured" means: tried by hand on the same streams, other values being no better.
    """

    # Log-odds of a pair of articles.

    base: float = -0.1
    """Log-odds of two articles that share nothing. Searched."""
    similarity: float = 37.2
    """Log-odds added for full similarity of the words (cosine 1). Searched."""
    density: float = 20.0
    """Log-odds taken off for full density around the two articles: in a crowded topic similarity says less. Searched."""
    standing: float = 16.0
    """Log-odds taken off for full similarity by words that news around the two has, too: those of their affair, which its next step has as
    well. Searched on dense and the desk's feeds, each half of the events and of the
    feeds gaining; `clusters/wikinews` does too."""
    least_standing: float = 0.3
    """Share of the similarity that is taken for granted to be by such words, where few articles are live. Searched."""
    least_density: float = 0.05
    """Cosine; the density that is taken for granted around each of two articles, where few are live. Searched."""
    headline_scale: float = 0.8
    """Factor on `similarity` and `density` where texts are mere headlines: theirs is a matter of few words. Searched."""
    headline_base: float = 0.6
    """Log-odds added to `base` where texts are mere headlines. Searched."""
    day_apart: float = 2.6
    """Log-odds taken off for each day between the two publications. Searched."""
    same_date: float = 0.5
    """Log-odds added where both give the same date, exact to the week or better. Searched."""
    other_date: float = 1.1
    """Log-odds taken off where their dates exclude each other; more the further the dates are apart. Searched."""
    foreign_date: float = 0.8
    """What stands for the two above where texts are in different languages: there dates are more of what there is to compare. Fitted, with
    those that the streams had before they were searched."""
    own_day: float = 7.0
    """Log-odds taken off instead of `other_date` where each tells of its own day or the day before: published on two days, they
    are two pieces of news. Chosen: daily figures (deaths, prices, weather) are told in the same words every day, and so are the steps of
    an affair. Less (2.5) makes the clusters of the streams 0.3 better, but joins such steps."""
    date_gap: float = 6.0
    """Days between two dates that double what `other_date` takes off. Measured."""
    most_date_gap: float = 3.0
    """Times `other_date` that is taken off at most. Measured."""
    separate_prints: float = 0.5
    """Days; two texts printed closer together are of one day, whatever the date in each one's place. Chosen: half a day, since
    evening here is morning there."""
    same_source: float = 3.0
    """Log-odds taken off where both are of one outlet, which seldom tells a thing twice. Chosen between the desk's feeds, where of the pairs
    of one outlet that their words make likely one in fifteen tells of one event (6 is best for the feeds abroad), and
    `clusters/wikinews`, whose outlets print nothing but what they tell of one event (the first point above 2 costs 0.4)."""
    other_country: float = 2.6
    """Log-odds taken off where each names countries, and they have none in common. Chosen: the streams and
    the desk score the same from 1.6 to here, and the same words about two countries stay two events."""
    other_names: float = 1.6
    """Log-odds taken off where each names places or people that the other lacks, and they have none in common; with some in common
    less, by the square of the share that they lack. Chosen by hand on small cases of near-misses: the fit on dense gives 0.8 to 2.1, and from
    1.0 on `clusters/wikinews` loses a little."""
    other_numbers: float = 0.0
    """Log-odds taken off where each gives numbers (dead, scores, magnitudes, ages) that the other lacks. Fitted: none, as the
    figures of one disaster grow; what differing numbers say is in `formula_numbers`."""
    feature: float = 6.0
    """Log-odds taken off for each unit of the difference of their probabilities of bringing news beyond `feature_gap`: what explains or judges
    an event belongs to its story. Measured on the desk's feeds (precision of news 84.7 without, 86.0 with it); `clusters/dense`, whose readers put
    such articles under the event, has 0.4 less."""
    feature_gap: float = 0.5
    """Difference of two probabilities of bringing news that says nothing. Measured: of 0.4, 0.5 and 0.65."""
    opposite_deed: float = 0.5
    """Log-odds taken off where they tell of outcomes that exclude each other: issued and withdrawn, risen and fallen. Chosen: the
    stream has too few such pairs to say."""
    other_kind: float = 0.6
    """Log-odds taken off for each kind of thing that happens in either headline while the other text does not tell of it, of the one that
    has fewer: a resignation and a trial. Searched on the desk's feeds; the streams say nothing."""
    elsewhere: float = 1.6
    """How much two texts of one language whose places exclude each other are about other names, for mere headlines; less for longer texts,
    which name many places. Measured on `corpora/languages` (near-misses joined 2 of 63 instead of 11) and `clusters/wikinews` (no loss)."""
    name_share: float = 0.01
    """Share of the live texts up to which those that have a name are so few that lacking it says something. Measured."""
    formula: float = 51.0
    """Log-odds taken off for full similarity beyond `formula_similarity` where two texts are alike as the items of a series are,
    each of another place, outcome or day, or one of what the other
    announces. Searched among values that keep the items of series apart."""
    formula_similarity: float = 0.12
    """Cosine of mere headlines beyond which their words are those of a formula. Measured on `corpora/languages/events.jsonl`."""
    formula_text_similarity: float = 0.4
    """The same cosine of longer texts. Measured."""
    formula_numbers: float = 0.2
    """Share of `formula` that is taken off where numbers differ between two outlets. Measured."""
    formula_deeds: float = 1.0
    """Share of `formula` that is taken off where outcomes exclude each other between two outlets. Chosen: 0.6 makes the clusters of the
    streams 0.1 better, but joins the bridge that closes with the pool that opens."""
    formula_preview: float = 0.3
    """Share of `formula` that is taken off where one tells of what the other has to come. Measured."""
    gist: GistWeights = GIST_WEIGHTS
    """Log-odds of two texts in different languages. From `tools/fit_gist.py` on `corpora/languages`, nearer to 0 than that fits, since those
    texts are short and plain: F1 of pairs 98.6, fitted 99.1, with families left out 97.2."""
    foreign_similarity: float = 12.0
    """Log-odds added for full similarity of the words of two texts in different languages: names and numbers, in the main. Measured on
    the demo and on `corpora/languages`."""
    foreign_alike: float = 0.1
    """The cosine from which on two such texts are compared even if no kind and country that is known says so. Chosen: two rare names of
    a short text."""

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

    join: float = 0.38
    """Least mean probability over an event's articles for another to join it, or for two events to become one. Searched."""
    worth_a_look: float = -2.2
    """Log-odds below which an event is not looked at closer: a probability of a tenth. Chosen: bounds the time."""

    # The neighbourhood of an article.

    fading: float = 3.0
    """Days after which the similarity of two articles counts 1/e for the density around them. Measured."""
    neighbours: int = 40
    """Texts around an article among which other matters are looked for. Chosen: bounds the time."""
    faint: float = 0.03
    """Cosine; less similarity than this is none. Chosen: bounds the time."""
    density_matters: int = 3
    """Other matters, the nearest ones, whose mean similarity is the density around an article. Measured."""
    same_text: float = 0.35
    """Cosine from which on a text is not taken for another matter when the density around an article is told. Measured."""
    same_matter: float = 0.25
    """Cosine from which on two texts around an article are of one matter there. Searched on dense and wikinews: 0.35 gives 91.8/85.6, titles
    84.9/73.7, wikinews 91.9/84.5 for B-cubed and pairs; this 92.1/85.6, 85.4/74.0, 94.1/89.9."""

    # What is live.

    window: timedelta = timedelta(days=7)
    """Two articles further apart than this do not speak for one event. Measured."""

    # Reprints and new versions.

    copy_similarity: float = 0.75
    """Cosine below which two texts are not looked at for being the same. Chosen: bounds the time."""
    shingle: int = 3
    """Words that follow each other in a shingle. Chosen: the usual w-shingling of near-duplicate detection (Broder 1997)."""
    copied: float = 0.8
    """Share of the shorter text's shingles that the other has too, from which on it is the same text. Measured."""
    copied_odds: float = 10.0
    """Log-odds of two copies, at least: hardly any doubt. Chosen."""
    least_shingles: int = 12
    """Shingles that two texts have in common at least: short headlines are alike by chance. Measured."""

    # Sentences that look back.

    look_back: float = 0.5
    """Least probability for a sentence to tell of an event of the past. Chosen: likelier than not."""
    look_back_base: float = -9.0
    """As `base`, for a sentence that looks back and an event whose date it gives. Measured on `corpora/timelines`."""
    look_back_same_date: float = 2.5
    """Log-odds added there where both dates are the same. Measured on `corpora/timelines`."""

    # Weights of words.

    text_words: float = 60.0
    """Words of a text, function words included: from how often a language has a word to the share of texts that have it. Measured."""
    rare_share: float = 0.0025
    """Share of texts that a rare word is taken to stand in. Measured."""
    common_share: float = 0.1
    """Share of texts beyond which a word weighs nothing: it tells little and costs most. Chosen."""
    country_share: float = 0.015
    """Share of texts that name a country, or something else so well known that it has other names. Measured."""
    rarity_power: float = 0.6
    """Power of the logarithm of rarity: below 1, so that a few very rare words do not stand for a whole text. Measured."""

    # What is kept as the reason.

    shared_terms: int = 8
    """Shared words that are kept as the reason of a placement. Chosen: more than a screen shows, for some have no readable form."""


TUNING = Tuning()
