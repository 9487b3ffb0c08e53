-- The store as it is made new. Times are UTC, ISO 8601 without offset, so that they sort as text; days are proleptic
-- ordinals (date.toordinal). A person's own changes live in edits and marks only; mentions and events can be made again.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('writes', 0);

CREATE TABLE feed_states (
    key TEXT PRIMARY KEY,
    state TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE host_holds (
    host TEXT PRIMARY KEY,
    until TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE poll_log (
    rowid INTEGER PRIMARY KEY,
    feed TEXT NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    new INTEGER NOT NULL,
    note TEXT NOT NULL,
    seconds REAL NOT NULL
);
CREATE INDEX poll_log_feed ON poll_log (feed, rowid);

-- An outlet as one feed names it; filters by source and by tag go through these few rows.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    feed TEXT NOT NULL,
    UNIQUE (name, feed)
);

-- `hash` is that of an article's content, to tell an update from a repeat; `read_by` the version of the reader that has
-- read it, 0 for none, -N where reader N could not; `changed` when it was first seen as it is now, NULL where it never
-- changed.
CREATE TABLE articles (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source INTEGER NOT NULL REFERENCES sources (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    published TEXT NOT NULL,
    offset INTEGER NOT NULL,      -- the publisher's UTC offset in seconds
    first_seen TEXT NOT NULL,
    url TEXT,
    lang TEXT NOT NULL,
    dated INTEGER NOT NULL,
    country TEXT NOT NULL,
    hash TEXT NOT NULL,
    read_by INTEGER NOT NULL DEFAULT 1,
    changed TEXT,
    muted INTEGER NOT NULL DEFAULT 0, -- feeds.toml mutes its section or its title
    categories TEXT NOT NULL DEFAULT '[]', -- JSON list
    place INTEGER NOT NULL DEFAULT 0 -- among the entries of its feed when it was first seen; 0 unknown
);
CREATE INDEX articles_muted ON articles (id) WHERE muted = 1;
CREATE INDEX articles_first_seen ON articles (first_seen);
CREATE INDEX articles_read_by ON articles (read_by, published, id);

-- Patterns of what feeds.toml mutes, as `articles.muted` was made by them; `feed` is its key or its name.
CREATE TABLE mutes (
    feed TEXT PRIMARY KEY,
    patterns TEXT NOT NULL        -- JSON list
) WITHOUT ROWID;

-- The single days that an article's text has named, also where its sentences tell of no event; they are only added to.
CREATE TABLE named_days (
    article TEXT NOT NULL,
    day INTEGER NOT NULL,
    known TEXT NOT NULL,
    PRIMARY KEY (article, day)
) WITHOUT ROWID;

CREATE TABLE aliases (
    feed TEXT NOT NULL,
    alias TEXT NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (feed, alias)
) WITHOUT ROWID;

-- A mention that a later version of its article replaced stays, with `retired` set, so that past knowledge can be told.
CREATE TABLE mentions (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    source INTEGER NOT NULL REFERENCES sources (id),
    event TEXT NOT NULL,          -- where it belongs, a person's merges and splits included
    assigned TEXT NOT NULL,       -- where matching put it
    title TEXT NOT NULL,
    start INTEGER,
    end INTEGER,
    precision INTEGER NOT NULL,
    qualifier INTEGER NOT NULL,   -- 1 approximate, 2 uncertain
    clock TEXT,
    basis TEXT NOT NULL,
    score REAL NOT NULL,
    evidence TEXT NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    rule TEXT NOT NULL,
    anchor TEXT NOT NULL,
    published TEXT NOT NULL,
    offset INTEGER NOT NULL,
    first_seen TEXT NOT NULL,
    role TEXT NOT NULL,
    modality TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    field TEXT NOT NULL,
    time INTEGER,
    lang TEXT NOT NULL,
    url TEXT,
    terms TEXT NOT NULL,          -- JSON list
    news REAL NOT NULL DEFAULT 1, -- probability that the article brings news
    weighty REAL NOT NULL DEFAULT 0,
    places TEXT NOT NULL DEFAULT '[]', -- JSON list of ids
    people TEXT NOT NULL DEFAULT '[]', -- JSON list
    match_score REAL NOT NULL,
    shared TEXT NOT NULL,         -- JSON list
    known TEXT NOT NULL,
    retired TEXT
);
CREATE INDEX mentions_event ON mentions (event);
CREATE INDEX mentions_assigned ON mentions (assigned) WHERE assigned <> event;
CREATE INDEX mentions_article ON mentions (article);
CREATE INDEX mentions_source ON mentions (source, event) WHERE retired IS NULL;
CREATE INDEX mentions_published ON mentions (published, id) WHERE retired IS NULL;
CREATE INDEX mentions_date ON mentions (start, end) WHERE retired IS NULL;
CREATE INDEX mentions_known ON mentions (known);
CREATE INDEX mentions_retired ON mentions (retired) WHERE retired IS NOT NULL;

CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    start INTEGER,
    end INTEGER,
    precision INTEGER NOT NULL,
    qualifier INTEGER NOT NULL,
    clock TEXT,
    day INTEGER NOT NULL,         -- first day
    grp INTEGER NOT NULL,         -- min(precision, DAY)
    last_day INTEGER NOT NULL,    -- 0: start is open, 3652059: end is open
    minute INTEGER NOT NULL,      -- of the day, -1 where no time is known
    basis TEXT NOT NULL,
    modality TEXT NOT NULL,
    score REAL NOT NULL,
    sources TEXT NOT NULL,        -- JSON list of names
    first_reported TEXT NOT NULL,
    articles INTEGER NOT NULL,
    story TEXT,
    readings TEXT NOT NULL,       -- JSON
    disputed INTEGER NOT NULL,
    feature INTEGER NOT NULL DEFAULT 0, -- kept off the timeline: under a half of `weight`, or muted
    weight REAL NOT NULL DEFAULT 1, -- probability that it is news, or what a person says of it
    places TEXT NOT NULL DEFAULT '[]', -- JSON list of ids
    people TEXT NOT NULL DEFAULT '[]', -- JSON list
    muted INTEGER NOT NULL DEFAULT 0,
    judged INTEGER,               -- 1 where a person calls it news, 0 where not
    found_title TEXT,             -- where `title` is a person's own
    starred INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0,
    read INTEGER NOT NULL DEFAULT 0,
    edited INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX events_order ON events (day, grp, last_day, minute, score DESC, id, feature, hidden);
CREATE INDEX events_feature ON events (day) WHERE feature = 1;
CREATE INDEX events_hidden ON events (day) WHERE hidden = 1;
CREATE INDEX events_starred ON events (day) WHERE starred = 1;
CREATE INDEX events_unread ON events (day, grp, last_day, feature) WHERE read = 0 AND hidden = 0;
CREATE INDEX events_first_reported ON events (first_reported);
CREATE INDEX events_story ON events (story, score DESC, id) WHERE story IS NOT NULL;

-- What events name, a row a place (its id) or a person (the name, folded), so that filters read no texts.
CREATE TABLE event_names (
    kind TEXT NOT NULL,           -- where, who
    name TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (kind, name, event)
) WITHOUT ROWID;
CREATE INDEX event_names_event ON event_names (event);

-- A story that has lost its events, or was merged into another, keeps its row: ids are never used again.
CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    face TEXT NOT NULL,           -- the event that stands for it
    survivor TEXT,                -- the story that it was merged into
    alive INTEGER NOT NULL DEFAULT 1,
    settled INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX stories_unsettled ON stories (id) WHERE settled = 0;

-- Which story an event belongs to (NULL: none) from when on; events.story is the latest.
CREATE TABLE story_log (
    event TEXT NOT NULL,
    at TEXT NOT NULL,
    story TEXT,
    PRIMARY KEY (event, at)
) WITHOUT ROWID;
CREATE INDEX story_log_at ON story_log (at);

-- The most telling words of each event, by which it finds its story, and its countries ("@IR"), which weigh nothing.
CREATE TABLE story_keys (
    term TEXT NOT NULL,
    day INTEGER NOT NULL,
    event INTEGER NOT NULL,       -- events.seq
    weight REAL NOT NULL,
    PRIMARY KEY (term, day, event)
) WITHOUT ROWID;
CREATE INDEX story_keys_event ON story_keys (event);

-- Which earlier event each event is most similar to; what hangs together by that is a story.
CREATE TABLE story_links (
    event TEXT PRIMARY KEY,
    parent TEXT NOT NULL,
    similarity REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_links_parent ON story_links (parent);

-- Events that are new or told otherwise and have not looked for their story since.
CREATE TABLE unwoven (
    event TEXT PRIMARY KEY
) WITHOUT ROWID;

-- Events that matching found to be another one after all: their ids still lead there.
CREATE TABLE merged (
    id TEXT PRIMARY KEY,
    survivor TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX merged_survivor ON merged (survivor);

CREATE VIRTUAL TABLE event_text USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2");

-- Number of events, without what is hidden or a feature, under each heading of the timeline, kept by the triggers below: all, those
-- that stand at their publication for want of a date, and plans with a date.
CREATE TABLE day_counts (
    day INTEGER NOT NULL,
    grp INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    n INTEGER NOT NULL,
    undated INTEGER NOT NULL DEFAULT 0,
    planned INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (day, grp, last_day)
) WITHOUT ROWID;

CREATE TRIGGER events_count_insert AFTER INSERT ON events WHEN new.hidden + new.feature = 0 BEGIN
    INSERT INTO day_counts VALUES (
        new.day, new.grp, new.last_day, 1, new.basis = 'published' AND new.edited = 0, new.modality = 'planned' AND (new.basis <> 'published' OR new.edited = 1)
    ) ON CONFLICT (day, grp, last_day) DO UPDATE SET n = n + 1, undated = undated + excluded.undated, planned = planned + excluded.planned;
END;

CREATE TRIGGER events_count_delete AFTER DELETE ON events WHEN old.hidden + old.feature = 0 BEGIN
    UPDATE day_counts SET n = n - 1, undated = undated - (old.basis = 'published' AND old.edited = 0), planned = planned - (old.modality = 'planned' AND (old.basis <> 'published' OR old.edited = 1))
    WHERE day = old.day AND grp = old.grp AND last_day = old.last_day;
    DELETE FROM day_counts WHERE day = old.day AND grp = old.grp AND last_day = old.last_day AND n = 0;
END;

CREATE TRIGGER events_count_update AFTER UPDATE ON events
WHEN (old.day, old.grp, old.last_day, old.hidden + old.feature, old.basis, old.modality, old.edited)
<> (new.day, new.grp, new.last_day, new.hidden + new.feature, new.basis, new.modality, new.edited) BEGIN
    INSERT INTO day_counts SELECT old.day, old.grp, old.last_day, -1, -(old.basis = 'published' AND old.edited = 0), -(old.modality = 'planned' AND (old.basis <> 'published' OR old.edited = 1))
    WHERE old.hidden + old.feature = 0 ON CONFLICT (day, grp, last_day)
    DO UPDATE SET n = n - 1, undated = undated + excluded.undated, planned = planned + excluded.planned;
    INSERT INTO day_counts SELECT new.day, new.grp, new.last_day, 1, new.basis = 'published' AND new.edited = 0, new.modality = 'planned' AND (new.basis <> 'published' OR new.edited = 1)
    WHERE new.hidden + new.feature = 0 ON CONFLICT (day, grp, last_day)
    DO UPDATE SET n = n + 1, undated = undated + excluded.undated, planned = planned + excluded.planned;
    DELETE FROM day_counts WHERE day = old.day AND grp = old.grp AND last_day = old.last_day AND n = 0;
END;

-- What a person changed, in order; undo sets `undone`.
CREATE TABLE edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    event TEXT NOT NULL,
    payload TEXT NOT NULL,        -- JSON
    undone TEXT
);
CREATE INDEX edits_structural ON edits (id) WHERE kind IN ('merge', 'split');

-- The state that the edits add up to, an event a row; what was set on one that now leads to another stays under its own id and
-- counts for that one as long.
CREATE TABLE marks (
    event TEXT PRIMARY KEY,
    starred INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0,
    read INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '', -- '' for the one that was found
    news INTEGER,                 -- 1 news, 0 none, or NULL for what was found
    date TEXT,                    -- JSON When, or NULL for the extracted one
    story TEXT                    -- id, '' for none, or NULL for the one that was found
) WITHOUT ROWID;

-- What a person prefers, by name: `language`, in which titles are where an article has it.
CREATE TABLE preferences (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The digests that were printed under a name: what a later one leaves out.
CREATE TABLE digests (
    name TEXT NOT NULL,
    as_of TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (name, as_of)
) WITHOUT ROWID;

-- Articles that were taken out for their age, so that a feed that still has them does not bring them again.
CREATE TABLE pruned (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL
) WITHOUT ROWID;
