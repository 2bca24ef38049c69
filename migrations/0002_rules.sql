-- Why: links alone cannot say "every coat goes with every scarf". Rules, blocks, placements and strategies join them.
--
-- What a rule, placement or strategy says is one JSON document, because nothing is asked of its parts in SQL; its id and
-- the position of a rule stand beside it, and they count where the document says otherwise.

CREATE TABLE rule (
    id       TEXT PRIMARY KEY NOT NULL,
    position BIGINT NOT NULL,
    document TEXT NOT NULL
);

-- An empty trigger stands for all of them: a key cannot be null. The ends are texts, as those of links are.
CREATE TABLE block (
    sku         TEXT NOT NULL,
    trigger_sku TEXT NOT NULL,
    PRIMARY KEY (sku, trigger_sku)
);

CREATE TABLE placement (
    code     TEXT PRIMARY KEY NOT NULL,
    document TEXT NOT NULL,
    position INTEGER NOT NULL
);

CREATE TABLE strategy (
    code     TEXT PRIMARY KEY NOT NULL,
    document TEXT NOT NULL,
    position INTEGER NOT NULL
);

INSERT INTO placement (code, document, position) VALUES
    ('product-page', '{"code":"product-page","label":"Product page","max":10}', 1),
    ('cart', '{"code":"cart","label":"Cart","max":4}', 2),
    ('email', '{"code":"email","label":"E-mail","max":6}', 3);

INSERT INTO strategy (code, document, position) VALUES
    ('balanced', '{"code":"balanced","label":"Balanced","sliders":{"margin":30,"popularity":30,"newness":10,"stock":10}}', 1),
    ('margin-first', '{"code":"margin-first","label":"Margin first","sliders":{"margin":100,"popularity":20}}', 2),
    ('volume-first', '{"code":"volume-first","label":"Volume first","sliders":{"popularity":100,"stock":20}}', 3);

-- An empty strategy stands for none.
INSERT INTO setting (name, value) VALUES ('strategy', ''), ('popularity_days', '365');

-- What was bought by whom, and what sold lately, is asked for again and again.
CREATE INDEX sales_order_by_customer ON sales_order (customer, placed_at);
CREATE INDEX sales_order_by_time ON sales_order (placed_at);
