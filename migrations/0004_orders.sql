-- Why: order history comes from many channels, in files that repeat, correct and contradict each other. Orders are brought
-- into one model, a row an order, with what was said of it before; what cannot be stored waits as a dead letter; every
-- import leaves its account.
--
-- An order's lines are one JSON text: lines are written, read and compared with their order only, and a table of lines would
-- be ten times as many rows. Inside it, items stand for SKUs.

-- A shop on a channel. Numbers of orders are unique within it.
CREATE TABLE account (
    id      INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    name    TEXT NOT NULL,
    UNIQUE (channel, name)
);

-- Every SKU that orders name, in the catalogue or not, with the names that files gave it (a JSON list).
CREATE TABLE item (
    id    INTEGER PRIMARY KEY,
    sku   TEXT NOT NULL UNIQUE,
    names TEXT NOT NULL
);

-- What is known of a customer is from the order placed last, at `traits_at`.
ALTER TABLE customer ADD COLUMN company TEXT;
ALTER TABLE customer ADD COLUMN industry TEXT;
ALTER TABLE customer ADD COLUMN region TEXT;
ALTER TABLE customer ADD COLUMN tier TEXT;
ALTER TABLE customer ADD COLUMN traits_at BIGINT;

-- One import, of one file or of several that belong together. `files` is a JSON list of name, size and SHA-256; `report` is
-- what the user was told.
CREATE TABLE order_import (
    id            INTEGER PRIMARY KEY,
    at            BIGINT NOT NULL,
    account       INTEGER NOT NULL REFERENCES account (id),
    profile       TEXT NOT NULL,
    digest        TEXT NOT NULL,
    files         TEXT NOT NULL,
    rows_read     BIGINT NOT NULL,
    stored        BIGINT NOT NULL,
    unchanged     BIGINT NOT NULL,
    dead_lettered BIGINT NOT NULL,
    ignored       BIGINT NOT NULL,
    report        TEXT NOT NULL
);

CREATE INDEX order_import_by_digest ON order_import (digest);

CREATE TABLE past_order (
    id          INTEGER PRIMARY KEY,
    account     INTEGER NOT NULL REFERENCES account (id),
    kind        TEXT NOT NULL CHECK (kind IN ('sale', 'return')),
    external_id TEXT NOT NULL,
    placed_at   BIGINT NOT NULL,
    customer    INTEGER,
    currency    TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'completed', 'cancelled', 'refunded', 'test')),
    digest      BIGINT NOT NULL,
    import      INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    body        TEXT NOT NULL
);

-- What files said of an order that was changed since, or that they told in parts; saying it again is no news.
CREATE TABLE past_order_said (
    past_order INTEGER NOT NULL REFERENCES past_order (id),
    digest     BIGINT NOT NULL,
    PRIMARY KEY (past_order, digest)
);

-- An order as it was before a later file changed it.
CREATE TABLE past_order_revision (
    past_order INTEGER NOT NULL REFERENCES past_order (id),
    revision   INTEGER NOT NULL,
    placed_at  BIGINT NOT NULL,
    state      TEXT NOT NULL,
    import     INTEGER NOT NULL,
    body       TEXT NOT NULL,
    PRIMARY KEY (past_order, revision)
);

-- Which line of which sale the line of a return takes pieces from.
CREATE TABLE return_match (
    returned      INTEGER NOT NULL REFERENCES past_order (id),
    line          INTEGER NOT NULL,
    sale          INTEGER NOT NULL REFERENCES past_order (id),
    sale_line     INTEGER NOT NULL,
    quantity_milli BIGINT NOT NULL,
    PRIMARY KEY (returned, line, sale, sale_line)
);

CREATE INDEX return_match_by_sale ON return_match (sale);

-- An order that waits, whole. `body` is JSON: its rows with their places, raw texts and fields, and what speaks against it.
-- `digest` is over what the rows say, so that the same rows wait once.
CREATE TABLE dead_letter (
    id          INTEGER PRIMARY KEY,
    account     INTEGER NOT NULL REFERENCES account (id),
    import      INTEGER NOT NULL,
    digest      BIGINT NOT NULL,
    external_id TEXT NOT NULL,
    code        TEXT NOT NULL,
    cause       TEXT NOT NULL,
    value_minor BIGINT NOT NULL,
    currency    TEXT NOT NULL,
    row_count   BIGINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'recovered', 'discarded')),
    unchanged   BOOLEAN NOT NULL,
    attempts    INTEGER NOT NULL,
    failed_at   BIGINT NOT NULL,
    settled_at  BIGINT,
    body        TEXT NOT NULL,
    UNIQUE (account, digest)
);

CREATE INDEX dead_letter_by_state ON dead_letter (state, account, code, cause);
CREATE INDEX dead_letter_by_order ON dead_letter (account, external_id);

-- How files are understood; a profile's document is JSON, and its versions stay.
CREATE TABLE intake_profile (
    name     TEXT NOT NULL,
    version  INTEGER NOT NULL,
    at       BIGINT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (name, version)
);

-- What older files hold, in the new shape. A line is [item, milli, unit, net]; a return becomes a document of its own.
INSERT INTO item (sku, names) SELECT DISTINCT sku, '[]' FROM order_line ORDER BY sku;
INSERT INTO account (channel, name) SELECT DISTINCT channel, '' FROM sales_order ORDER BY channel;

INSERT INTO past_order (id, account, kind, external_id, placed_at, customer, currency, state, digest, import, revision, body)
SELECT o.id, a.id, 'sale', o.external_id, o.placed_at, o.customer, o.currency, 'completed', 0, 0, 1,
    json_object('l', COALESCE((
        SELECT json_group_array(json_array(i.id, l.quantity * 1000, l.unit_price_minor, l.net_minor) ORDER BY l.line)
        FROM order_line l JOIN item i ON i.sku = l.sku WHERE l.sales_order = o.id), json_array()))
FROM sales_order o JOIN account a ON a.channel = o.channel AND a.name = '';

INSERT INTO past_order (account, kind, external_id, placed_at, customer, currency, state, digest, import, revision, body)
SELECT p.account, 'return', 'return ' || r.id, CAST(strftime('%s', r.returned_on) AS BIGINT) * 1000000, p.customer,
    p.currency, 'completed', 0, 0, 1,
    json_object('l', json_array(json_array(i.id, r.quantity * 1000, l.unit_price_minor, r.quantity * l.unit_price_minor)))
FROM order_return r JOIN past_order p ON p.id = r.sales_order
JOIN order_line l ON l.sales_order = r.sales_order AND l.line = r.line JOIN item i ON i.sku = l.sku;

INSERT INTO return_match (returned, line, sale, sale_line, quantity_milli)
SELECT p.id, 0, r.sales_order,
    (SELECT COUNT(*) FROM order_line b WHERE b.sales_order = r.sales_order AND b.line < r.line), r.quantity * 1000
FROM order_return r JOIN past_order p ON p.external_id = 'return ' || r.id AND p.kind = 'return';

CREATE UNIQUE INDEX past_order_by_number ON past_order (account, external_id, kind);
CREATE INDEX past_order_by_customer ON past_order (customer);
CREATE INDEX past_order_by_time ON past_order (placed_at);

DROP TABLE order_return;
DROP TABLE order_line;
DROP TABLE sales_order;

-- Random bytes of this workspace in hex. With them alone can a customer's key be made from an address.
CREATE TABLE secret (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
