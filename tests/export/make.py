"""One small timeline with every kind of date and doubt, for the renderers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from tui.model import (
    Basis,
    Change,
    ChangeKind,
    Digest,
    DigestEntry,
    Event,
    EventDetail,
    Evidence,
    Explanation,
    FeedTrouble,
    FullStory,
    KeptApart,
    KeyDate,
    Modality,
    Precision,
    Printed,
    ReportedDate,
    Role,
    ScorePart,
    Source,
    Standing,
    Story,
    Trouble,
    When,
    Witness,
)

SEEN = datetime(2026, 1, 2, 8, 30, tzinfo=UTC)
SEOUL = timezone(timedelta(hours=9))


def evidence(text: str, words: str = "", rule: str = "published", anchor: str = "") -> Evidence:
    start = text.index(words) if words else 0
    return Evidence(text, start, start + len(words), rule, anchor)


def detail(id: str, title: str, when: When, basis: Basis, sentence: Evidence, **fields: object) -> EventDetail:
    values: dict[str, object] = {"score": 2.5, "sources": ("Courier", "Wire"), "articles": 2}
    reported_dates = (ReportedDate(when, ("Courier", "Wire")),)
    event = Event(
        id=id,
        title=title,
        when=when,
        basis=basis,
        first_reported=SEEN,
        **(values | {"reported_dates": reported_dates} | fields),
    )  # type: ignore[arg-type]
    published = datetime(2026, 1, 2, 18, 5, tzinfo=SEOUL)
    best = Source(
        f"{id}-1",
        "Courier",
        f"{title}.",
        published,
        f"https://courier.example/{id}",
        Role.MAIN,
        when,
        str(basis),
        sentence,
    )
    copy = replace(best, article=f"{id}-2", source="Wire", published=SEEN, url=None, role=Role.REPRINT)
    return EventDetail(event, (best, copy), "2 articles, one event: they share amur")


DERAILED = detail(
    "e1",
    "Freight train derails in Russia's Amur region",
    When.day(date(2026, 1, 2)),
    Basis.PUBLISHED,
    evidence("A freight train carrying coal derailed in Russia's Amur region, and nobody was hurt, the railway said."),
    score=6.0,
    sources=("Courier", "Wire", "Gazette", "Post", "Ledger"),
    starred=True,
    note="compare with 2019",
)
BURN = detail(
    "e2",
    "Probe's engine burns",
    When.day(date(2026, 1, 2), time(3, 40)),
    Basis.STATED,
    evidence("The engine burned at 03:40 on 2 January.", "at 03:40 on 2 January", "day-month", "2026-01-02"),
)
ADMITTED = detail(
    "e3",
    "Kim admits sending troops",
    When.month(2025, 12),
    Basis.RELATIVE,
    evidence("Kim Jong Un admitted last month that he had sent troops.", "last month", "last-month", "2026-01-02"),
    reported_dates=(
        ReportedDate(When.month(2025, 12), ("Courier",)),
        ReportedDate(When.day(date(2025, 11, 30)), ("Harbour Post",), agrees=False),
    ),
)
CAPTURED = detail(
    "e4",
    "Soldiers are captured",
    When.year(2025).about(),
    Basis.CONTEXT,
    evidence("Some of them were captured.", "", "context-previous", "2025"),
    modality=Modality.DENIED,
)
SPOKEN = detail(
    "e5",
    "Two presidents speak at New Year",
    When.between(date(2025, 12, 31), date(2026, 1, 1), Precision.DAY),
    Basis.RELATIVE,
    evidence("Both spoke in their New Year's addresses.", "New Year's", "new-years-addresses", "2026-01-02"),
)
PLANNED = detail(
    "e6",
    "Tunnel opens",
    When.day(date(2026, 3, 14)).guessed(),
    Basis.STATED,
    evidence("The tunnel will open on 14 March, eleven months late.", "14 March", "day-month", "2026-01-02"),
    modality=Modality.PLANNED,
)
HOSTILE = detail(
    "e7",
    '=HYPERLINK("x") *bold* _under_ [link](javascript:x) <script>alert(1)</script> & `code` | 1. # end; with, commas',
    When(date(2022, 2, 24), None, Precision.DAY),
    Basis.STATED,
    evidence(
        '<img src=x onerror="alert(1)"> since 24 February 2022,\nthe *text* goes on', "since 24 February 2022", "since"
    ),
    sources=("<b>Evil & Sons</b>",),
)
KOREAN = detail(
    "e8",
    "러시아 아무르주서 화물열차 탈선…시베리아 횡단철도 양방향 중단, 복구 작업은 밤새 계속된다",
    When.day(date(2026, 1, 2)),
    Basis.STATED,
    evidence(
        "러시아 극동 아무르주 탈단역 인근에서 2일 새벽 석탄을 실은 화물열차가 탈선했다.", "2일", "day", "2026-01-02"
    ),
    sources=("등대일보",),
)
LONE = EventDetail(replace(BURN.event, id="e9", title="Nobody tells of it", edited=True), ())

TIMELINE = (HOSTILE, CAPTURED, ADMITTED, SPOKEN, BURN, DERAILED, KOREAN, LONE, PLANNED)


def entry(of: EventDetail, group: str = "") -> DigestEntry:
    return DigestEntry(of.event, of.sources[0], group)


def in_story(of: EventDetail, story: str) -> EventDetail:
    return replace(of, event=replace(of.event, story=story))


DIGEST = Digest(
    first=date(2026, 1, 2),
    last=date(2026, 1, 2),
    as_of=datetime(2026, 1, 3, 9, 0, tzinfo=UTC),
    happened=(
        entry(DERAILED, "Russia"),
        entry(KOREAN),
        entry(in_story(BURN, "s9"), "East Asia"),
        entry(in_story(SPOKEN, "s9"), "East Asia"),
        entry(HOSTILE),
    ),
    sometime=(entry(CAPTURED),),
    learned=tuple(map(entry, (ADMITTED, SPOKEN, HOSTILE))),
    upcoming=(entry(PLANNED),),
    articles=14,
    sources=6,
    events=12,
    leading=4,
    omitted={"happened": 7, "learned": 1},
    feeds=(
        FeedTrouble("Gazette", Trouble.FAILING, "HTTP 503"),
        FeedTrouble("Old <Herald>", Trouble.SILENT, newest=date(2024, 12, 12)),
    ),
    density=(
        *tuple((date(2025, 12, day), day % 4) for day in range(28, 32)),
        (date(2026, 1, 1), 2),
        (date(2026, 1, 2), 12),
    ),
)
DAYS = replace(DIGEST, first=date(2026, 1, 1), happened=tuple(map(entry, (SPOKEN, BURN, DERAILED))), leading=3)
CHANGED = replace(
    DIGEST,
    happened=tuple(
        replace(entry(detail), change=Change(kind, When.parse("2025-12-30"), 1))
        for detail, kind in zip((DERAILED, BURN, SPOKEN, KOREAN), list(ChangeKind), strict=False)
    ),
    upcoming=(replace(entry(PLANNED), change=Change(ChangeKind.DUE, PLANNED.event.when, 1)),),
    since=Printed(datetime(2026, 1, 2, 9, 0, tzinfo=UTC), date(2026, 1, 1), date(2026, 1, 1)),
)
EMPTY = Digest(date(2026, 1, 2), date(2026, 1, 2), DIGEST.as_of)
DATES = (
    KeyDate(date(2025, 12, 31), 1.5, (entry(SPOKEN),)),
    KeyDate(date(2026, 1, 2), 7.25, (entry(DERAILED), entry(BURN))),
)
STORY = Story(
    "s1",
    "Freight train derails in Russia's Amur region",
    SPOKEN.event.when,
    DERAILED.event.when,
    ("e5", "e1"),
    ("a1", "a2"),
)

TEXT = "A train derailed, the railway\nsaid. Kim admitted\nlast month that he had sent troops."
EXTRACTED = {
    "times": [
        {
            "start": 49, "end": 59, "text": "last month", "type": "DATE", "value": "2025-12", "when": "2025-12",
            "rule": "last-month", "anchor": "2026-01-02",
        },
        {
            "start": 65, "end": 67, "text": "he", "type": "DURATION", "value": "P3D", "when": None,
            "rule": "a-rule-with-a-very-long-name-that-has-no-room", "anchor": "",
        },
    ],
    "events": [
        {
            "start": 35, "end": 84, "title": "Kim admits sending troops", "when": "2025-12", "precision": "month",
            "basis": "relative", "score": 0.5, "time": 0, "in": "text",
        },
        {
            "start": 0, "end": 12, "title": "Train derails", "when": "2025-12-31/2026-01-01", "precision": "day",
            "basis": "published", "score": 0.9, "time": None, "in": "title",
        },
    ],
}  # fmt: skip
STORIES = (FullStory(STORY, (SPOKEN.event, DERAILED.event)),)
EXPLANATION = Explanation(
    DERAILED.event,
    (
        Witness(DERAILED.sources[0], "founded", 1.0, 0.0),
        Witness(replace(DERAILED.sources[1], agrees=False), "joined", 0.8125, 0.5, (("amur", 0.625), ("train", 0.375))),
        Witness(SPOKEN.sources[0], "mentioned", 0.75, 0.6),
    ),
    merged=("e0",),
    edits=("you starred it",),
    standing=Standing(
        2,
        7,
        (
            ScorePart("sources", 2.0, 1.58496),
            ScorePart("articles", 1.75, 1.45943),
            ScorePart("exactness", 0.888888, 0.444444),
            ScorePart("weighty", 0.5, 2.32193),
        ),
        "Sorrel Post",
        (("deaths or disasters in the headline", 0.47), ("a number in the headline", 0.06)),
        (("a word of deeds in the headline", 0.33), ("a question mark in the headline", -0.25)),
    ),
    apart=KeptApart(
        SPOKEN.event,
        ("Wire", "Courier"),
        0.125,
        0.4375,
        0.38,
        (("train", 0.625), ("region", 0.375)),
        (("other places: Russia / Korea", 5.25), ("both are of Wire, and an outlet seldom tells a thing twice", 3.0)),
    ),
)
