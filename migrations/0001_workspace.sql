-- Why: the first workspace file. It holds the catalogue, the relationships, the log that undo reads, and the orders of
-- the sample shop.
--
-- Conventions of every migration: amounts are minor units of the row's currency; instants are microseconds since
-- 1970-01-01 UTC; days are texts `YYYY-MM-DD`; lists and maps are JSON texts. Only SQL that PostgreSQL also reads.

CREATE TABLE product (
    sku         TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    family      TEXT,
    category    TEXT,
    brand       TEXT,
    price_minor BIGINT,
    cost_minor  BIGINT,
    currency    TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'discontinued')),
    stock       BIGINT,
    back_order  BOOLEAN NOT NULL,
    launch_on   TEXT,
    end_on      TEXT,
    attributes  TEXT NOT NULL,
    tags        TEXT NOT NULL,
    picture     TEXT
);

CREATE TABLE relationship_type (
    code            TEXT PRIMARY KEY NOT NULL,
    label           TEXT NOT NULL,
    weight          INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100),
    loop_policy     TEXT NOT NULL CHECK (loop_policy IN ('block', 'warn', 'allow')),
    loop_group      TEXT NOT NULL,
    two_way_allowed BOOLEAN NOT NULL,
    position        INTEGER NOT NULL
);

-- The ends are texts and not references, because a link outlives its products.
CREATE TABLE link (
    level    TEXT NOT NULL CHECK (level IN ('product', 'family')),
    kind     TEXT NOT NULL,
    from_key TEXT NOT NULL,
    to_key   TEXT NOT NULL,
    weight   INTEGER CHECK (weight BETWEEN 0 AND 100),
    two_way  BOOLEAN NOT NULL,
    pin      INTEGER,
    source   TEXT NOT NULL CHECK (source IN ('manual', 'imported', 'mined', 'rule')),
    PRIMARY KEY (level, kind, from_key, to_key)
);

CREATE TABLE setting (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

-- One row. The revision grows with every change; a writer that expects another one is refused.
CREATE TABLE file_state (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    revision BIGINT NOT NULL,
    saved_at BIGINT
);

INSERT INTO file_state (id, revision, saved_at) VALUES (1, 0, NULL);

CREATE TABLE edit (
    id    INTEGER PRIMARY KEY,
    at    BIGINT NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
);

CREATE INDEX edit_by_state ON edit (state, id);

-- What takes an edit back (or, once it is undone, repeats it): JSON lists of changes, applied in the order of `part`.
CREATE TABLE edit_part (
    edit    INTEGER NOT NULL REFERENCES edit (id),
    part    INTEGER NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (edit, part)
);

-- A pseudonym and what is known of it, never a name.
CREATE TABLE customer (
    id          INTEGER PRIMARY KEY,
    bare_key    TEXT NOT NULL UNIQUE,
    income_band TEXT,
    occupation  TEXT
);

CREATE TABLE sales_order (
    id          INTEGER PRIMARY KEY,
    channel     TEXT NOT NULL,
    external_id TEXT NOT NULL,
    placed_at   BIGINT NOT NULL,
    customer    INTEGER REFERENCES customer (id),
    currency    TEXT NOT NULL,
    UNIQUE (channel, external_id)
);

CREATE TABLE order_line (
    sales_order      INTEGER NOT NULL REFERENCES sales_order (id),
    line             INTEGER NOT NULL,
    sku              TEXT NOT NULL,
    quantity         BIGINT NOT NULL,
    unit_price_minor BIGINT NOT NULL,
    net_minor        BIGINT NOT NULL,
    PRIMARY KEY (sales_order, line)
);

CREATE TABLE order_return (
    id          INTEGER PRIMARY KEY,
    sales_order INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    quantity    BIGINT NOT NULL,
    returned_on TEXT NOT NULL,
    FOREIGN KEY (sales_order, line) REFERENCES order_line (sales_order, line)
);

CREATE INDEX order_return_by_line ON order_return (sales_order, line);
