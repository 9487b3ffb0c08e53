"""The numbers that reading an article for its events depends on; the weights of a clause's cues stand in `worth.CUES`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NewsTuning:
    """How `news_cues` looks at an article; the weights of its cues stand in `newsworthiness.CUES`."""

    middle_place: float = 3.5
    """Logarithm (to base 2) of the place in its feed from which on an entry matters less than most. Chosen: about the twelfth."""
    opening_sentences: int = 3
    """Sentences from the lead on that are read. Chosen: what feeds give of most articles."""
    unquoted_share: float = 0.35
    """Share of a headline outside quotations, below which it is mostly quoted. Chosen: one third."""
    short_topic_words: int = 3
    """Words of a topic that names a place or a body ("South Africa: …"). Chosen."""
    long_headline_words: int = 16
    """Words of a headline that is as long as they come. Chosen: more make no difference."""
    most_names: int = 6
    """Words with a capital inside the first sentence beyond which more make no difference. Chosen."""
    bare_chars: int = 40
    """Code points of an opening that is hardly any text. Chosen: a byline."""
    recent_days: int = 4
    """Days before publication of a day that is that of fresh news. Chosen: over a weekend."""
    old_days: int = 300
    """Days before publication of a time that is history to the news. Chosen: most of a year."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """Limits and scores of extraction; a field's unit is the last word of its name or said first."""

    # The article
    teller_sentences: int = 4
    """Sentences from the lead on within which a quotation that opens in it may close. Chosen: longer ones are statements."""
    outlet_letters: int = 3
    """Letters of an outlet's name that a title may begin with. Chosen: shorter ones are words as well."""
    read_sentences: int = 60
    """Sentences of one article that are read for events beside its main one. Chosen: longer texts are reports, whose later
    parts tell little that is news."""
    dateline_chars: int = 400
    """Head of a text, in code points, where an undated article may say its own date. Chosen: a heading and a date line."""
    dateline_days: int = 7
    """Days before first sight that a dateline of an undated article may be. Chosen: feeds hold a week; what is older is told
    of."""
    heading_terms: int = 2
    """Words of a title up to which it is a mere heading ("Morning briefing") and says nothing of its article. Chosen."""
    lead_terms: int = 60
    """Words of the text that stand for it in matching, beside the title. Fitted by hand on clusters/dense, with the weights of
    the matcher."""
    title_days: int = 30
    """Days around publication in which a date of the title can be that of the news. Chosen: a month, as headlines say it."""

    # The date of the news
    recent_days: int = 10
    """A day at most this long before publication can be that of the news itself. Chosen: weekly outlets and late reports."""
    fresh_days: int = 1
    """A day this close before publication is that of the news, whatever the headline says. Chosen: yesterday's news."""
    subordinate_days: int = 3
    """A day this close before publication counts even behind the main clause of a lead. Chosen: "…, which began on Sunday"."""
    ahead_days: int = 400
    """A plan further ahead is no news of its own. Chosen: a year, and a month for its day to be set."""
    past_days: int = 45
    """Days before publication in which a month or week may be that of the news. Chosen: last month to its first day."""
    heading_sentences: int = 4
    """Sentences at the head of a text among which the lead is looked for, behind headings and date lines. Chosen."""
    later_sentences: int = 3
    """Sentences after an undated lead that may say when its news happened. Chosen: the second paragraph of an agency's text."""
    plan_sentences: int = 12
    """Sentences after the lead of what is only announced that may give its day. Chosen: previews name it anywhere in their first half."""
    later_words: int = 14
    """Words of such a sentence in which "occurred" or "began" points back at the news. Chosen by eye."""
    later_shared_terms: int = 3
    """Telling words in common with the headline by which a later sentence tells the same news. Chosen by eye on en-affairs."""
    headline_back_terms: int = 2
    """Telling words in common with the headline's event that a time needs which is over and no day. Chosen."""
    announced_words: int = 4
    """Words before a date ahead among which "is" makes it a plan ("is to open on"). Chosen."""
    occasion_chars: int = 120
    """Code points of what names an occasion, up to its date. Chosen: more is a statement."""
    main_clause_chars: int = 31
    """Code points of a sentence before which no subordinate clause is looked for. Chosen: a subject and its verb."""
    preposition_window: int = 40
    """Code points before a date in which its preposition stands. Chosen: "compared with those of the"."""

    # Background
    near_days: int = 21
    """A told day this close before publication is the one that a later time of day stands on; older background ends with its
    sentence. Chosen by eye on en-dev."""
    sentence_chars: int = 3000
    """Code points of a sentence beyond which it is a table or a list, and tells no event. Chosen."""
    sentence_words: int = 4
    """Words that a sentence has at least which tells an event. Chosen: a subject, a verb, a date."""
    pronoun_sentences: int = 4
    """Sentences after which a pronoun no longer means the person that was spoken of. Chosen by eye."""
    weak_score: float = 0.3
    """A mention of less is not compared with others: it is no event by itself, and its words are not looked up. Chosen:
    measured on clusters/wikinews, matching them too changed no cluster and took a third more time."""

    # The score of a dated clause
    least_score: float = 0.02
    """The least that a clause scores: it ranks last in its article, and is found all the same."""
    last_score: float = 0.01
    """The least of a clause that another date of its sentence tells again, or that has no date: after all others."""
    most_score: float = 0.95
    """The most that background scores: less than the news itself, which has 1."""
    subject_chars: int = 40
    """Code points of a title's subject in which a relative clause is looked for. Chosen: a third of a title."""
    owner_places: int = 6
    """Words and signs at the head of a title among which an owner stands. Chosen: two words with their signs."""
    year_digits: int = 4
    """Digits of a year."""
    title_words: int = 3
    """Words that a title has at least. Chosen: who did what."""
    subject_head_words: int = 4
    """Words at the beginning of a title among which the noun of its subject is looked for. Chosen: "the government's internal count"."""
    opening_chars: int = 60
    """Code points of a sentence in which its subject is looked for, where its language has no word lists. Chosen: a name and its
    office."""
    headline_terms: int = 2
    """Words of the headline that such a sentence begins with. Chosen: one is shared by most sentences of an article."""
    headline_share: float = 0.7
    """Share of the headline's words with which such a sentence begins at most. Chosen: one with more tells the news itself."""
    unclear_score: float = 0.44
    """The most that a clause scores whose title does not stand alone. Chosen: under `WORTH`, so that it stays off the timeline."""
    long_ago_days: int = 3650
    """Days before or after publication beyond which a date is history. Chosen: ten years."""
    counted_sentences: int = 20
    """Sentences from the lead after which it makes no further difference how late in the text a clause stands. Chosen."""
    verb_window: int = 200
    """Code points before a date in which its verb is looked for. Chosen: longer than most clauses."""
    happening_words: int = 4
    """Words before a date among which a noun of an event stands for a verb ("the December ceremony"). Chosen."""
    aged_words: int = 3
    """Words at the beginning of a clause among which "aged" makes it biography. Chosen: "Lea Maes, aged 60"."""

    # The score of a sentence without a date
    context_score: float = 0.25
    """What it starts with. Chosen: under `weak_score`, since its date is a guess."""
    context_event_score: float = 0.03
    """For each word of an event after the first, up to `counted_verbs`. Chosen: on half of events/en-affairs and en-dev, a
    clause with two is twice as often a told event as one with one."""
    context_sentence_score: float = -0.004
    """For each sentence after the first. Chosen by eye on en-dev."""
    context_quotation_score: float = -0.15
    """In somebody's words. Chosen: half of what it costs a dated clause."""
    context_unfinished_score: float = -0.06
    """In the present or the future. Chosen: on the same texts, half as often a told event as one in the past."""
    counted_verbs: int = 4
    """Words of events in a clause that are counted. Chosen: more are a list."""

    # Features
    topic_words: int = 4
    """Words of a headline's first part up to which it is but the topic of what follows ("Silver: Why the price …")."""
    owner_words: int = 7
    """Words of a headline that says no more than what belongs to whom ("The Old Dam's Last Keeper"). Chosen by eye."""
    owner_within: int = 3
    """Words between spaces at the beginning of a headline among which an owner is looked for. Chosen: two before a name."""
    words_before_relative: int = 6
    """Words between spaces of a noun before its relative clause ("The old engineer who …"). Chosen."""
    words_before_joint: int = 5
    """The same before its preposition. Chosen."""
    words_of_choice: int = 3
    """Words between spaces between "best" and "of the year". Chosen."""
    doing_letters: int = 6
    """Letters of the shortest word that says what somebody is doing ("Saving the …"). Chosen: "King" and "Bring" are shorter."""
    headline_words: int = 3
    """Words that a headline has at least of which its shape is judged. Chosen."""
    capital_letters: int = 4
    """Letters from which on a word has a capital in a headline where most words have one. Chosen: "with" and "from" have."""
    capital_share: float = 0.6
    """Share of such words with a capital by which a headline is written so. Chosen: names alone hardly reach half."""

    news: NewsTuning = field(default_factory=NewsTuning)
    """How news are told from features."""


TUNING = Tuning()
