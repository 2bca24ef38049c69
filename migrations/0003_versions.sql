-- Why: edits must not reach shoppers by accident, and a season must not outlive itself. Campaigns, published versions,
-- who made an edit, and links that wait for a campaign.

ALTER TABLE link ADD COLUMN paused BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE edit ADD COLUMN author TEXT NOT NULL DEFAULT '';

-- What a campaign says is one JSON document, as for rules.
CREATE TABLE campaign (
    id       TEXT PRIMARY KEY NOT NULL,
    document TEXT NOT NULL
);

-- A published state of the rulebook. Rows are only ever added. `content` is over the digests of all its parts, `digest` over
-- the row and the digest of the version before, so that a row altered by hand is known.
CREATE TABLE version (
    number      INTEGER PRIMARY KEY,
    at          BIGINT NOT NULL,
    author      TEXT NOT NULL,
    approved_by TEXT,
    note        TEXT NOT NULL,
    repeats     INTEGER,
    links       BIGINT NOT NULL,
    rules       BIGINT NOT NULL,
    campaigns   BIGINT NOT NULL,
    content     TEXT NOT NULL,
    digest      TEXT NOT NULL
);

-- Items of a version in the order of their sort and key, cut where the hash of a key says so: versions that differ in one
-- item share all chunks but one. `content` is compressed JSON, `digest` the SHA-256 of the JSON.
CREATE TABLE version_chunk (
    digest  TEXT PRIMARY KEY NOT NULL,
    content BYTEA NOT NULL
);

CREATE TABLE version_part (
    version INTEGER NOT NULL REFERENCES version (number),
    part    INTEGER NOT NULL,
    digest  TEXT NOT NULL REFERENCES version_chunk (digest),
    PRIMARY KEY (version, part)
);

-- At most one row. The draft as it was put forward; `content` is that of a version it would become.
CREATE TABLE proposal (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    proposed_by TEXT NOT NULL,
    at          BIGINT NOT NULL,
    note        TEXT NOT NULL,
    content     TEXT NOT NULL,
    approved_by TEXT
);

INSERT INTO setting (name, value) VALUES ('review', 'false');
