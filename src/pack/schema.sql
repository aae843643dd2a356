-- The pack's tables: kpack 1.0, written here and nowhere else. The packer runs this text, the
-- reader compares the tables of a pack with what this text makes. A change here is a new version.

-- What the pack is: pack_id pack_seq version_label created_utc builder min_reader default_lang
-- fts_rule entry_count media_count media_bytes content_digest index_digest title.<lang>
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE extension(
  name TEXT PRIMARY KEY,
  required INT NOT NULL CHECK(required IN (0, 1))
) WITHOUT ROWID;

CREATE TABLE lang(
  tag TEXT PRIMARY KEY, -- BCP 47
  name TEXT NOT NULL,   -- in its own language
  dir TEXT NOT NULL,
  fallback TEXT REFERENCES lang(tag), -- NULL for the default language
  ord INT NOT NULL UNIQUE
) WITHOUT ROWID;

-- Who is behind statements and pictures, and under which licence.
CREATE TABLE source(
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL,
  title TEXT NOT NULL,
  url TEXT,
  retrieved TEXT,
  license TEXT NOT NULL, -- SPDX id or LicenseRef-*
  license_url TEXT,
  attribution TEXT NOT NULL,
  changes TEXT
);

-- Everything that has words: home, section, page, scene. Ids follow the editorial order.
CREATE TABLE entry(
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE, -- its route: 'home', 'science', 'science/rime', 'scene:tianchi'
  kind TEXT NOT NULL,
  parent INT REFERENCES entry(id),
  ord INT NOT NULL
);

CREATE INDEX entry_parent ON entry(parent, ord);

-- What is said, once per language. Field 'body' is in the stored form of pack/doc.h.
CREATE TABLE text(
  entry INT NOT NULL REFERENCES entry(id),
  lang TEXT NOT NULL REFERENCES lang(tag),
  field TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY(entry, lang, field)
) WITHOUT ROWID;

-- What is the same in every language: accent, section_kind, layout.
CREATE TABLE attr(
  entry INT NOT NULL REFERENCES entry(id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(entry, key)
) WITHOUT ROWID;

-- From one entry to another; roles: menu and feature (from home), related, body.
CREATE TABLE link(
  entry INT NOT NULL REFERENCES entry(id),
  role TEXT NOT NULL,
  ord INT NOT NULL,
  target INT NOT NULL REFERENCES entry(id),
  PRIMARY KEY(entry, role, ord)
) WITHOUT ROWID;

CREATE TABLE entry_source(
  entry INT NOT NULL REFERENCES entry(id),
  field TEXT NOT NULL, -- '*' is every field
  ord INT NOT NULL,
  source INT NOT NULL REFERENCES source(id),
  PRIMARY KEY(entry, field, ord)
) WITHOUT ROWID;

-- The bytes of media, as a stock sqlar archive: `sqlite3 -A` lists and extracts them.
CREATE TABLE sqlar(
  name TEXT PRIMARY KEY, -- media/<BLAKE2b-256>.<jpg|png>
  mode INT,
  mtime INT,
  sz INT,
  data BLOB
);

CREATE TABLE media(
  name TEXT PRIMARY KEY REFERENCES sqlar(name),
  mime TEXT NOT NULL,
  w INT NOT NULL,
  h INT NOT NULL,
  dur_ms INT,
  b2 BLOB NOT NULL, -- BLAKE2b-256 of the bytes
  source INT NOT NULL REFERENCES source(id)
) WITHOUT ROWID;

-- A picture is one motif; its variants are the same picture at several sizes. w and h are those of
-- the largest.
CREATE TABLE picture(
  name TEXT PRIMARY KEY,
  w INT NOT NULL,
  h INT NOT NULL,
  focus_x INT NOT NULL, -- percent: what must stay visible when cropped
  focus_y INT NOT NULL,
  colour INT NOT NULL,  -- average, 0xRRGGBBAA
  source INT NOT NULL REFERENCES source(id)
) WITHOUT ROWID;

CREATE TABLE picture_variant(
  picture TEXT NOT NULL REFERENCES picture(name),
  w INT NOT NULL,
  h INT NOT NULL,
  media TEXT NOT NULL REFERENCES media(name),
  PRIMARY KEY(picture, w, h)
) WITHOUT ROWID;

CREATE TABLE picture_text(
  picture TEXT NOT NULL REFERENCES picture(name),
  lang TEXT NOT NULL REFERENCES lang(tag),
  field TEXT NOT NULL, -- alt, credit
  body TEXT NOT NULL,
  PRIMARY KEY(picture, lang, field)
) WITHOUT ROWID;

-- Which pictures an entry shows; roles: poster, art, tall, body.
CREATE TABLE entry_picture(
  entry INT NOT NULL REFERENCES entry(id),
  role TEXT NOT NULL,
  ord INT NOT NULL,
  picture TEXT NOT NULL REFERENCES picture(name),
  PRIMARY KEY(entry, role, ord)
) WITHOUT ROWID;

-- The search index: one row per entry and language, folded by search_fold. Row numbers run in
-- editorial order, language after language: id = lang.ord * 1000000000 + position.
CREATE TABLE search_row(
  id INTEGER PRIMARY KEY,
  entry INT NOT NULL REFERENCES entry(id),
  lang TEXT NOT NULL REFERENCES lang(tag)
);

CREATE VIRTUAL TABLE fts USING fts5(
  title, body, content='', tokenize='unicode61 remove_diacritics 2'
);
