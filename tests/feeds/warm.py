"""Imported by the server that forks dying processes: loads once what each of them needs."""

from datetime import UTC, datetime

from tests.feeds import dying as dying
from tests.feeds.server import item, rss
from tui.model import Feed
from tui.service.polling.worker_pool import parse_body, read_part
from tui.store import UnreadArticle

NOW = datetime(2026, 1, 1, tzinfo=UTC)
(ARTICLE,) = parse_body(rss(item(1)).encode(), Feed("warm", ""), "", NOW, "", 1).articles
read_part((UnreadArticle(ARTICLE, "", NOW, 0, ""),))
