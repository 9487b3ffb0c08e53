"""Days of polling over a made-up internet: nothing is sent against the rules, and watching goes on whatever happens.

The whole week, and ten thousand polls: `python -m tests.feeds.simulation`.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.feeds.internet import DAY, HOUR, make_world
from tests.feeds.simulation import Report, faults, simulate, summary

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def report() -> Report:
    feeds, world = make_world(18, 1.2 * DAY)
    return simulate(feeds, world, 1.2 * DAY)


def test_nothing_is_sent_against_the_rules(report: Report) -> None:
    assert faults(report) == []


def test_everything_that_was_to_be_tried_was(report: Report) -> None:
    statuses = Counter(sent.status for sent in report.sent)
    assert statuses.keys() >= {0, 200, 301, 304, 410, 429, 500}
    assert report.articles > 100 and {"ok", "not modified", "failed", "gone"} <= report.results.keys()
    conditional = sum(sent.conditional for sent in report.sent)
    assert conditional > 0.8 * len(report.sent)
    assert "days" in summary(report, DAY)


def test_polls_are_spread(report: Report) -> None:
    waits = [wait for wait in report.waits if wait]
    assert min(waits) >= 0.9 - 1e-6 and max(waits) <= 1.1 + 1e-6
    tenths = Counter(int((wait - 0.9) * 10 * 5) for wait in waits)
    assert len(waits) > 100 and all(tenths[part] > len(waits) / 20 for part in range(10))


def test_faults_are_found(report: Report) -> None:
    doubled = Report([*report.sent, *report.sent], holds=[(one.host, one.start - 9, 3600.0) for one in report.sent[:1]])
    words = " ".join(faults(doubled))
    assert "two connections" in words and "was asked at" in words and "had gone" in words


@pytest.mark.parametrize("jump", [-300 * DAY, -HOUR / 2, 8 * HOUR, 300 * DAY])
def test_a_clock_that_is_set_stops_nothing(jump: float) -> None:
    feeds, world = make_world(3, 0.5 * DAY)
    feeds = [replace(feed, every=timedelta(hours=1)) for feed in feeds]
    world.outages = ()
    at = 0.25 * DAY
    report = simulate(feeds, world, 0.5 * DAY, jumps=((at, jump),))
    for feed in {sent.feed for sent in report.sent}:
        times = [sent.start for sent in report.sent if sent.feed == feed]
        assert max(later - earlier for earlier, later in itertools.pairwise(times)) <= 1.7 * HOUR
        assert times[-1] > 0.4 * DAY
    assert len(report.sent) <= 3 * 15


def test_an_outage_is_over_within_the_hour() -> None:
    feeds, world = make_world(3, DAY)
    world.outages = ((0.2 * DAY, 0.7 * DAY),)
    report = simulate(feeds, world, DAY)
    for feed in {sent.feed for sent in report.sent}:
        back = [sent.start for sent in report.sent if sent.feed == feed and sent.status and sent.start > 0.7 * DAY]
        assert back[0] - 0.7 * DAY < 1.2 * HOUR
