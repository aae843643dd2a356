-- The pack's tables: kpack 1.2, written here and nowhere else. The packer runs this text, the
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

-- What visitors call a source, once per language; without it the author stands.
CREATE TABLE source_text(
  source INT NOT NULL REFERENCES source(id),
  lang TEXT NOT NULL REFERENCES lang(tag),
  field TEXT NOT NULL, -- who: who says so, in a few words
  body TEXT NOT NULL,
  PRIMARY KEY(source, lang, field)
) WITHOUT ROWID;

-- Everything that has words: home, section, page, scene; event, era and group of a timeline, unit
-- and person of a chart, work of a gallery, term of a glossary; topic, question and band (what is
-- said of a result) of a quiz. Ids follow the editorial order: events and eras by date, units depth
-- first.
CREATE TABLE entry(
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE, -- its route: 'home', 'science', 'science/rime'; no place to go to:
                             -- 'scene:tianchi', 'era:history:1', 'group:history:1', 'band:quiz:1'
  kind TEXT NOT NULL,
  parent INT REFERENCES entry(id),
  ord INT NOT NULL
);

CREATE INDEX entry_parent ON entry(parent, ord);

CREATE INDEX entry_kind ON entry(kind, parent, ord);

-- What is said, once per language. Field 'body' is in the stored form of pack/doc.h; so are
-- 'body.young' and 'body.deep', the same article for children and for adults who want more; and of a
-- question 'stem' and 'why'. Its answers are 'part.N' and 'part.N.feedback', N being the part's ord.
CREATE TABLE text(
  entry INT NOT NULL REFERENCES entry(id),
  lang TEXT NOT NULL REFERENCES lang(tag),
  field TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY(entry, lang, field)
) WITHOUT ROWID;

-- What is the same in every language: accent, section_kind, layout; confirmed ('no': to be checked
-- by staff), as_of, born, died; of a term, for every language, order.<lang> and letter.<lang>; of a
-- band, from: the thousandths from which on it is said.
CREATE TABLE attr(
  entry INT NOT NULL REFERENCES entry(id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(entry, key)
) WITHOUT ROWID;

-- From one entry to another; roles: menu and feature (from home), related, body (named in the text),
-- page (of a unit, of a question), also_under (a unit's second parents), shelf (from a shelf to its sections).
CREATE TABLE link(
  entry INT NOT NULL REFERENCES entry(id),
  role TEXT NOT NULL,
  ord INT NOT NULL,
  target INT NOT NULL REFERENCES entry(id),
  PRIMARY KEY(entry, role, ord)
) WITHOUT ROWID;

CREATE INDEX link_target ON link(target, entry); -- who names this one?

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

-- When it was: events, eras, works; of a person, the time in the post. Astronomical years, as in
-- base/date.h; month and day 0: not known; precision: enum date_precision. A NULL year: no such date.
CREATE TABLE dates(
  entry INTEGER PRIMARY KEY REFERENCES entry(id),
  year INT,
  month INT NOT NULL,
  day INT NOT NULL,
  precision INT NOT NULL,
  about INT NOT NULL,
  end_year INT,
  end_month INT NOT NULL,
  end_day INT NOT NULL,
  end_precision INT NOT NULL,
  end_about INT NOT NULL
);

-- What is needed of all events, units and people at once lies together, section by section.
CREATE TABLE event(
  section INT NOT NULL REFERENCES entry(id),
  entry INT NOT NULL REFERENCES entry(id),
  importance INT NOT NULL,       -- 1 (always shown) .. 5 (only close up)
  grp INT REFERENCES entry(id),  -- NULL: none
  picture INT NOT NULL,          -- 1: it has one
  PRIMARY KEY(section, entry)
) WITHOUT ROWID;

CREATE TABLE unit(
  section INT NOT NULL REFERENCES entry(id),
  entry INT NOT NULL REFERENCES entry(id),
  parent INT REFERENCES entry(id), -- NULL: a root
  kind TEXT NOT NULL,              -- root, department, affiliated, body
  confirmed INT NOT NULL,          -- 0: the name is to be checked
  PRIMARY KEY(section, entry)
) WITHOUT ROWID;

CREATE TABLE person(
  section INT NOT NULL REFERENCES entry(id),
  unit INT NOT NULL REFERENCES entry(id),
  entry INT NOT NULL REFERENCES entry(id),
  PRIMARY KEY(section, unit, entry)
) WITHOUT ROWID;

-- Questions of a quiz. least, most and step are what a slider offers, decimal numbers as text, or
-- NULL.
CREATE TABLE question(
  section INT NOT NULL REFERENCES entry(id),
  entry INT NOT NULL REFERENCES entry(id),
  type TEXT NOT NULL,              -- single, multiple, truefalse, match, order, sort, number, ...
  topic INT REFERENCES entry(id),  -- NULL: none
  level TEXT NOT NULL,             -- primary, middle, adult
  keep_order INT NOT NULL,         -- 1: options stand as they are written
  several INT NOT NULL,            -- 1: more than one option may be chosen
  least TEXT,
  most TEXT,
  step TEXT,
  PRIMARY KEY(section, entry)
) WITHOUT ROWID;

-- What a question is answered with, or what turns up. Weights in thousandths; number and tolerance
-- as text; places in a picture in millionths of its width (x, r) and its height (y).
CREATE TABLE question_part(
  entry INT NOT NULL REFERENCES entry(id),
  ord INT NOT NULL,  -- from 0
  role TEXT NOT NULL, -- option, truth, item, target, step, number, spot, reveal
  weight INT NOT NULL,
  target INT,        -- of an item: the ord of where it belongs
  stays INT NOT NULL, -- 1: last, however the others are shuffled
  number TEXT,
  tolerance TEXT,
  x INT,
  y INT,
  r INT,
  picture TEXT REFERENCES picture(name),
  PRIMARY KEY(entry, ord)
) WITHOUT ROWID;

-- The search index: one row per place and language, folded by search_fold. Row numbers run language
-- after language, in it by importance and then in editorial order, so that what is found first is
-- what matters most: id = lang.ord * 1000000000 + position.
CREATE TABLE search_row(
  id INTEGER PRIMARY KEY,
  entry INT NOT NULL REFERENCES entry(id),
  lang TEXT NOT NULL REFERENCES lang(tag),
  title TEXT NOT NULL -- folded
);

CREATE INDEX search_title ON search_row(lang, title);

-- What may be typed behind folded words that many titles share, a key a line, best first; a space
-- before a key begins a new word. Behind '': what titles begin with, then what else is in them.
-- Behind a letter and '*': the letters that any word goes on with.
CREATE TABLE search_next(
  lang TEXT NOT NULL REFERENCES lang(tag),
  prefix TEXT NOT NULL,
  following TEXT NOT NULL,
  PRIMARY KEY(lang, prefix)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE fts USING fts5(
  title, summary, body, content='', tokenize='unicode61 remove_diacritics 2'
);
