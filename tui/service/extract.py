"""One text's time expressions and events in the JSON form of `extract --jsonl`; long texts piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from tui.dates.explain import explain
from tui.dates.language.detect import detect
from tui.errors import DocumentError
from tui.events.extraction.extract import Extraction, extract, extract_scored, face_of
from tui.events.extraction.news_cues import ArticleFace
from tui.events.extraction.newsworthiness import CUES, answers
from tui.events.extraction.worth import Held
from tui.model import NEWS, WORTH, Article, Evidence, Mention, Role, TimeExpression
from tui.service.ingest.documents import parse_line

PIECE_CHARS = 200_000
"""Code points that are read at once, so that memory does not grow with a text (chosen: a newspaper page has 20 000)."""

PIECE_CUTS = ("\n\n", "\n", ". ", " ")
"""Where a text is cut, best first."""


def extract_lines(lines: Iterable[str | bytes], now: datetime) -> Iterator[dict[str, Any]]:
    """A result for each line, in order; a line that is no document gives its error in its place. Blank lines are skipped."""
    for line in lines:
        if line.strip():
            yield extract_line(line, now)


def extract_line(line: str | bytes, now: datetime) -> dict[str, Any]:
    """The result of one line: `{"id", "times", "events"}` or `{"id", "error"}`."""
    ident = None
    try:
        document = parse_line(line, now)
        ident = document.id
        return {"id": ident, **extract_whole(document.article)}
    except DocumentError as error:
        return {"id": ident if ident is not None else _id_of(line), "error": str(error)}
    except Exception as error:  # a text that trips the reader must not end the stream
        return {"id": ident, "error": f"The text cannot be read: {type(error).__name__}: {error}"}


def _id_of(line: str | bytes) -> Any:
    """The id of a line that is an object with one, else None."""
    import json

    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return None
    ident = raw.get("id") if isinstance(raw, dict) else None
    return ident if isinstance(ident, str | int) else None


def extract_whole(article: Article) -> dict[str, Any]:
    """`times` and `events` of an article of any length, as the contract has them."""
    parts = extract_pieces(article)
    whole = as_json(next(parts)[1])
    for start, part in parts:
        shift = len(whole["times"])
        more = as_json(part)
        whole["times"] += [
            {**time, "start": time["start"] + start, "end": time["end"] + start} for time in more["times"]
        ]
        for event in more["events"]:
            event["start"], event["end"] = event["start"] + start, event["end"] + start
            event["clause"] = [place + start for place in event["clause"]]
            event["time"] = None if event["time"] is None else event["time"] + shift
        whole["events"] += more["events"]
    return whole


def extract_pieces(article: Article) -> Iterator[tuple[int, Extraction]]:
    """What an article gives, piece by piece, each with the place where it begins.

    The title belongs to the first piece, which also settles the language and the day of an article that does not tell them.
    """
    for start, piece in pieces([article.text]):
        part = extract(replace(article, text=piece, title="" if start else article.title), every=True)
        article = replace(article, lang=part.article.lang, published=part.article.published, dated=True)
        yield start, part


def pieces(source: Iterable[str]) -> Iterator[tuple[int, str]]:
    """A text that comes in parts of any length, cut between paragraphs, lines, sentences or words into pieces of at most
    `PIECE_CHARS`, each with the place where it begins; one empty piece for an empty text."""
    start, kept = 0, ""
    for part in source:
        kept += part
        done = 0
        while len(kept) - done > PIECE_CHARS:
            end = _cut(kept, done)
            yield start + done, kept[done:end]
            done = end
        start, kept = start + done, kept[done:]
    if kept or not start:
        yield start, kept


def _cut(text: str, start: int) -> int:
    low, high = start + PIECE_CHARS // 2, start + PIECE_CHARS
    for mark in PIECE_CUTS:
        place = text.rfind(mark, low, high)
        if place >= 0:
            return place + len(mark)
    return high


def article_of(text: str, published: datetime, lang: str = "", title: str = "") -> Article:
    """A text that a person gave, as an article."""
    return Article(id="text", source="", title=title, text=text, published=published, first_seen=published, lang=lang)


def explain_words(
    text: str, words: str, published: datetime, lang: str = "", country: str = ""
) -> list[list[tuple[str, str]]]:
    """How each time expression of a text that holds these words was read: rows of (what, how)."""
    return explain(text, words, published, lang or detect(text), country)


def explain_events(article: Article, words: str) -> list[list[tuple[str, str]]]:
    """How each event of an article got its score, cue by cue: rows of (what, how).

    Args:
        article: what was read.
        words: those of the time expression that dates an event, of its title, or, where it has no date of its own, of its clause;
            a part of one is enough; compared without case.
    """
    extraction, scores = extract_scored(article)
    face = face_of(article)
    wanted = words.casefold().strip()
    out = []
    for mention, held in zip(extraction.mentions, scores, strict=True):
        clause = "" if mention.field == "title" else article.text[slice(*mention.clause)]
        own = clause if mention.time is None and mention.role is not Role.MAIN else ""
        if wanted in mention.title.casefold() or wanted in own.casefold() or _is_of(wanted, mention.evidence):
            name = mention.title or clause
            anchored = _anchor_rows(mention, extraction) if own else ()
            news = _news_rows(mention, face) if mention.role is Role.MAIN else ()
            out.append([*_score_rows(name, mention, held, anchored), *news])
    return out


def _anchor_rows(mention: Mention, extraction: Extraction) -> Iterator[tuple[str, str]]:
    """By which step a clause without a date of its own got its time, from what, and over which other one."""
    if extraction.anchoring is None:
        return
    anchor = extraction.anchoring.of_span(*mention.clause)
    counted = f", counted from {anchor.counted_from}" if anchor.counted_from else ""
    yield "step", f"{anchor.step.value}{counted}"
    if anchor.sentence >= 0 and anchor.span[1]:
        sentence = extraction.anchoring.story.sentences[anchor.sentence].text
        yield "named in", f"{sentence[slice(*anchor.span)]}: {sentence}"
    if anchor.runner_up is not None:
        yield "because", "; ".join(anchor.reasons) or "it was offered first"
        yield "rather than", anchor.runner_up.edtf()


def _is_of(wanted: str, evidence: Evidence) -> bool:
    """Whether a date was given by an expression that shares these words."""
    expression = evidence.text[evidence.start : evidence.end].casefold()
    return bool(expression) and (wanted in expression or expression in wanted)


def _score_rows(
    name: str, mention: Mention, held: Sequence[Held], anchored: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    yield "event", name
    yield "dated", f"{mention.when.edtf()}, {mention.basis.value}"
    yield from anchored
    enough = "enough for" if mention.score >= WORTH else "not enough for"
    yield "score", f"{mention.score:g}: {enough} a timeline by itself, which needs {WORTH:g}"
    for cue in held:
        times = f", {cue.times:g} times" if cue.times > 1 else ", half" if cue.times < 1 else ""
        yield cue.name, f"{cue.points:+.3f}  {cue.why}{times}"


def _news_rows(mention: Mention, face: ArticleFace) -> Iterator[tuple[str, str]]:
    """Why an article is taken for news or for a feature: each cue that holds, what it adds to the log-odds, and why."""
    kind = "a feature, kept off the timeline" if mention.news < NEWS else "news"
    yield "news", f"{mention.news:.0%} likely: {kind}"
    for cue, answer in zip(CUES, answers(face), strict=True):
        if points := cue.news * answer:
            yield cue.name, f"{points:+.2f}  {cue.why}"


def as_json(extraction: Extraction) -> dict[str, Any]:
    """`times` and `events` of the contract."""
    return {
        "times": [_time(time) for time in extraction.times],
        "events": [_event(mention) for mention in extraction.mentions],
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        "start": time.start, "end": time.end, "text": time.text, "type": time.type, "value": time.value,
        "when": time.when.edtf() if time.when else None, "rule": time.rule, "anchor": time.anchor,
    }  # fmt: skip


def _event(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.span[0], "end": mention.span[1], "title": mention.title, "when": mention.when.edtf(),
        "precision": mention.when.precision.label, "basis": mention.basis.value, "score": mention.score,
        "time": mention.time, "in": mention.field, "clause": list(mention.clause if any(mention.clause) else mention.span), "feature": mention.news < NEWS, "weight": mention.news,
    }  # fmt: skip
