-- Views for people and other programs (sqlite3, Datasette): days as ISO 8601, moments in UTC, names instead of numbers. They are made
-- anew whenever the store is brought up to date.

CREATE VIEW events_view AS SELECT
    e.id,
    e.title,
    CASE WHEN e.start THEN date(e.start + 1721424.5) END AS first_day,
    CASE WHEN e.end THEN date(e.end + 1721424.5) END AS last_day,
    e.clock,
    json_extract('["century","decade","year","half","season","quarter","month","week","day","time"]', '$[' || e.precision || ']') AS precision,
    e.qualifier & 1 AS about,
    (e.qualifier & 2) / 2 AS guessed,
    e.basis,
    e.modality,
    (SELECT group_concat(value, '; ') FROM json_each(e.sources)) AS outlets,
    e.articles,
    (SELECT m.url FROM mentions m WHERE m.event = e.id AND m.retired IS NULL AND m.url IS NOT NULL ORDER BY m.role = 'main' DESC, m.known, m.id LIMIT 1) AS url,
    (SELECT s.title FROM stories s WHERE s.id = e.story) AS story,
    e.story AS story_id,
    e.first_reported || 'Z' AS first_reported,
    round(e.score, 4) AS score,
    e.disputed,
    e.hidden + e.feature > 0 AS kept_off,
    e.starred,
    e.read,
    e.note
FROM events e;

CREATE VIEW articles_view AS SELECT
    a.id,
    s.name AS outlet,
    s.feed,
    a.title,
    a.url,
    a.published || 'Z' AS published,
    a.first_seen || 'Z' AS first_seen,
    a.lang,
    a.country,
    a.text
FROM articles a JOIN sources s ON s.id = a.source;

CREATE VIEW mentions_view AS SELECT
    m.event AS event_id,
    e.title AS event,
    m.article AS article_id,
    s.name AS outlet,
    m.role,
    m.title,
    CASE WHEN m.start THEN date(m.start + 1721424.5) END AS first_day,
    CASE WHEN m.end THEN date(m.end + 1721424.5) END AS last_day,
    json_extract('["century","decade","year","half","season","quarter","month","week","day","time"]', '$[' || m.precision || ']') AS precision,
    m.basis,
    m.evidence AS sentence,
    m.rule,
    m.anchor,
    m.url,
    m.published || 'Z' AS published
FROM mentions m JOIN sources s ON s.id = m.source LEFT JOIN events e ON e.id = m.event WHERE m.retired IS NULL;

CREATE VIEW stories_view AS SELECT
    s.id,
    s.title,
    date(min(e.day) + 1721424.5) AS first_day,
    date(max(e.day) + 1721424.5) AS last_day,
    count(*) AS events
FROM stories s JOIN events e ON e.story = s.id GROUP BY s.id;
