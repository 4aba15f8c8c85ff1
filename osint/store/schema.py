"""Tables of both databases, as migrations. Names and meaning: `datasette.yml` describes every column of `osint.db`."""

from sqlite_utils import Database, Migrations

osint = Migrations("osint")
protected = Migrations("protected")

_SPAN = "start INTEGER, end INTEGER"

OSINT_TABLES = f"""
CREATE TABLE workspaces (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL, local INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE sources (id TEXT PRIMARY KEY, workspace TEXT NOT NULL REFERENCES workspaces(id), name TEXT NOT NULL,
  title TEXT, spider TEXT NOT NULL, url TEXT, why TEXT, language TEXT, country TEXT, schedule TEXT) STRICT;
CREATE TABLE runs (id TEXT PRIMARY KEY, workspace TEXT NOT NULL REFERENCES workspaces(id),
  source TEXT NOT NULL REFERENCES sources(id), started_at TEXT NOT NULL, ended_at TEXT, outcome TEXT, failure TEXT, message TEXT,
  complete INTEGER NOT NULL DEFAULT 0, full INTEGER NOT NULL DEFAULT 1, requests INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0, collected INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0,
  new INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0, archive TEXT) STRICT;
CREATE INDEX runs_source ON runs(source, started_at);
CREATE TABLE captures (id TEXT PRIMARY KEY, workspace TEXT NOT NULL REFERENCES workspaces(id), run TEXT REFERENCES runs(id),
  source TEXT REFERENCES sources(id), target_uri TEXT NOT NULL, date TEXT NOT NULL, record_type TEXT NOT NULL, status INTEGER,
  content_type TEXT, payload_digest TEXT, file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
  refers_to TEXT, tls_verified INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE INDEX captures_source ON captures(source, date);
CREATE TABLE postings (id TEXT PRIMARY KEY, url TEXT, page_url TEXT NOT NULL, identifier TEXT) STRICT;
CREATE TABLE versions (id TEXT PRIMARY KEY, posting TEXT NOT NULL REFERENCES postings(id), title TEXT, text TEXT NOT NULL,
  hiring_organization TEXT, job_location TEXT, base_salary TEXT, application_contact TEXT, employment_type TEXT,
  date_posted TEXT, valid_through TEXT, date_modified TEXT, author TEXT, forwarded_from TEXT, images TEXT,
  language TEXT, country TEXT, origin TEXT NOT NULL DEFAULT 'crawl') STRICT;
CREATE INDEX versions_posting ON versions(posting);
CREATE TABLE sightings (id TEXT PRIMARY KEY, version TEXT NOT NULL REFERENCES versions(id),
  posting TEXT NOT NULL REFERENCES postings(id), capture TEXT NOT NULL REFERENCES captures(id),
  workspace TEXT NOT NULL REFERENCES workspaces(id), run TEXT REFERENCES runs(id), source TEXT REFERENCES sources(id),
  state TEXT NOT NULL CHECK (state IN ('seen', 'gone')), via TEXT NOT NULL, carried_text INTEGER NOT NULL, seen_at TEXT NOT NULL) STRICT;
CREATE INDEX sightings_posting ON sightings(posting, seen_at);
CREATE INDEX sightings_version ON sightings(version);
CREATE INDEX sightings_run ON sightings(run);
CREATE TABLE employers (id TEXT PRIMARY KEY, name TEXT NOT NULL, normalized TEXT NOT NULL) STRICT;
CREATE TABLE contacts (id TEXT PRIMARY KEY, type TEXT NOT NULL, value TEXT NOT NULL, network TEXT, region TEXT, valid INTEGER) STRICT;
CREATE INDEX contacts_value ON contacts(value);
CREATE TABLE places (id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, admin1 TEXT, latitude REAL, longitude REAL,
  level TEXT NOT NULL, precision_km REAL NOT NULL, geoname_id INTEGER, hotspot TEXT, status TEXT, status_date TEXT, sources TEXT) STRICT;
CREATE TABLE mentions (id TEXT PRIMARY KEY, version TEXT NOT NULL REFERENCES versions(id), type TEXT NOT NULL,
  value TEXT NOT NULL, text TEXT NOT NULL, field TEXT NOT NULL, {_SPAN}, role TEXT, obfuscated INTEGER NOT NULL DEFAULT 0,
  employer TEXT REFERENCES employers(id), place TEXT REFERENCES places(id), contact TEXT REFERENCES contacts(id)) STRICT;
CREATE INDEX mentions_version ON mentions(version);
CREATE INDEX mentions_contact ON mentions(contact);
CREATE INDEX mentions_place ON mentions(place);
CREATE INDEX mentions_employer ON mentions(employer);
CREATE TABLE version_contacts (version TEXT NOT NULL REFERENCES versions(id), contact TEXT NOT NULL REFERENCES contacts(id),
  role TEXT NOT NULL, obfuscated INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (version, contact, role)) STRICT;
CREATE INDEX version_contacts_contact ON version_contacts(contact);
CREATE TABLE version_places (version TEXT NOT NULL REFERENCES versions(id), place TEXT NOT NULL REFERENCES places(id),
  role TEXT NOT NULL, confidence REAL, why TEXT, PRIMARY KEY (version, place, role)) STRICT;
CREATE INDEX version_places_place ON version_places(place);
CREATE TABLE indicators (id TEXT PRIMARY KEY, name TEXT NOT NULL, dimension TEXT NOT NULL, weight REAL NOT NULL,
  description TEXT, sources TEXT) STRICT;
CREATE TABLE indicator_hits (version TEXT NOT NULL REFERENCES versions(id), seq INTEGER NOT NULL,
  indicator TEXT NOT NULL REFERENCES indicators(id), weight REAL NOT NULL, text TEXT NOT NULL, {_SPAN},
  PRIMARY KEY (version, seq)) STRICT;
CREATE INDEX indicator_hits_indicator ON indicator_hits(indicator);
CREATE TABLE extractions (version TEXT NOT NULL REFERENCES versions(id), extractor TEXT NOT NULL, result TEXT NOT NULL,
  kind TEXT NOT NULL, band TEXT NOT NULL, score REAL NOT NULL, language TEXT, extracted_at TEXT NOT NULL,
  newest INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (version, extractor)) STRICT;
CREATE INDEX extractions_newest ON extractions(version, newest);
CREATE TABLE campaigns (id TEXT PRIMARY KEY, posting TEXT NOT NULL REFERENCES postings(id), postings INTEGER NOT NULL,
  sources INTEGER NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL) STRICT;
CREATE TABLE campaign_postings (campaign TEXT NOT NULL REFERENCES campaigns(id), posting TEXT NOT NULL REFERENCES postings(id),
  linked_to TEXT REFERENCES postings(id), similarity REAL, evidence TEXT, PRIMARY KEY (campaign, posting)) STRICT;
CREATE INDEX campaign_postings_posting ON campaign_postings(posting);
CREATE TABLE campaign_links (posting TEXT NOT NULL REFERENCES postings(id) ON DELETE CASCADE,
  other TEXT NOT NULL REFERENCES postings(id) ON DELETE CASCADE, similarity REAL NOT NULL, PRIMARY KEY (posting, other)) STRICT;
CREATE INDEX campaign_links_other ON campaign_links(other);
CREATE TABLE signatures (posting TEXT PRIMARY KEY REFERENCES postings(id) ON DELETE CASCADE, version TEXT NOT NULL) STRICT;
CREATE TABLE signature_bands (band INTEGER NOT NULL, hash INTEGER NOT NULL,
  posting TEXT NOT NULL REFERENCES postings(id) ON DELETE CASCADE, PRIMARY KEY (band, hash, posting)) STRICT, WITHOUT ROWID;
CREATE INDEX signature_bands_posting ON signature_bands(posting);
CREATE TABLE networks (id TEXT PRIMARY KEY, posting TEXT NOT NULL REFERENCES postings(id), postings INTEGER NOT NULL,
  contacts INTEGER NOT NULL, employers INTEGER NOT NULL, languages INTEGER NOT NULL, first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL) STRICT;
CREATE TABLE network_members (network TEXT NOT NULL REFERENCES networks(id), type TEXT NOT NULL, member TEXT NOT NULL,
  evidence TEXT, PRIMARY KEY (network, type, member)) STRICT;
CREATE INDEX network_members_member ON network_members(member);
CREATE TABLE aliases (alias TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (alias, type)) STRICT;
CREATE TABLE reviews (id TEXT PRIMARY KEY, workspace TEXT NOT NULL REFERENCES workspaces(id), type TEXT NOT NULL,
  subject TEXT NOT NULL, verdict TEXT NOT NULL, original TEXT, corrected TEXT, reviewer TEXT, reviewed_at TEXT NOT NULL, note TEXT) STRICT;
CREATE TABLE custody (workspace TEXT NOT NULL REFERENCES workspaces(id), seq INTEGER NOT NULL, at TEXT NOT NULL,
  action TEXT NOT NULL, subject TEXT, details TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY (workspace, seq)) STRICT;
CREATE TABLE ads (docid INTEGER NOT NULL UNIQUE, id TEXT PRIMARY KEY REFERENCES postings(id), title TEXT, kind TEXT NOT NULL,
  band TEXT NOT NULL, score REAL NOT NULL, employer TEXT, workplace TEXT, latitude REAL, longitude REAL, precision_km REAL,
  contacts TEXT, language TEXT, pay_usd_month REAL, occupation TEXT, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, gone TEXT,
  source TEXT REFERENCES sources(id), url TEXT, version TEXT NOT NULL REFERENCES versions(id)) STRICT;
CREATE INDEX ads_first_seen ON ads(first_seen);
CREATE INDEX ads_last_seen ON ads(last_seen);
CREATE INDEX ads_band ON ads(band, first_seen);
CREATE INDEX ads_kind ON ads(kind);
CREATE INDEX ads_language ON ads(language);
CREATE INDEX ads_source ON ads(source);
CREATE INDEX ads_workplace ON ads(workplace);
CREATE VIRTUAL TABLE ads_fts USING fts5(title, body, tokenize="unicode61 categories 'L* N* Co Mn Mc'");
CREATE VIEW recruiters AS
  SELECT c.id, c.type, c.value, count(DISTINCT a.id) AS ads, count(DISTINCT a.employer) AS employers,
    count(DISTINCT a.language) AS languages, count(DISTINCT a.source) AS sources,
    min(a.first_seen) AS first_seen, max(a.last_seen) AS last_seen
  FROM contacts c JOIN version_contacts vc ON vc.contact = c.id AND vc.role = 'recruiter' JOIN ads a ON a.version = vc.version
  GROUP BY c.id;
CREATE VIEW freshness AS
  SELECT s.name, s.title, r.outcome, r.failure, r.message, r.started_at, r.ended_at, r.collected, r.read,
    r.collected - r.read AS pending, r.new, r.gone, r.complete, s.schedule, s.id AS source, r.id AS run
  FROM sources s LEFT JOIN runs r ON r.id = (SELECT id FROM runs WHERE source = s.id ORDER BY started_at DESC LIMIT 1);
"""

_CAPTURE = """id TEXT PRIMARY KEY, workspace TEXT NOT NULL, run TEXT NOT NULL, source TEXT NOT NULL,
  target_uri TEXT NOT NULL, date TEXT NOT NULL, record_type TEXT NOT NULL, status INTEGER, content_type TEXT, payload_digest TEXT,
  file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, refers_to TEXT,
  etag TEXT, last_modified TEXT, tls_verified INTEGER NOT NULL DEFAULT 1"""

_PLEA_VERSION = """id TEXT PRIMARY KEY, posting TEXT NOT NULL, collected TEXT NOT NULL, language TEXT, country TEXT,
  result TEXT NOT NULL, extractor TEXT NOT NULL, verdict TEXT"""

PROTECTED_TABLES = f"""
CREATE TABLE captures ({_CAPTURE}) STRICT;
CREATE INDEX captures_uri ON captures(source, target_uri, date);
CREATE INDEX captures_run ON captures(run);
CREATE INDEX captures_digest ON captures(source, payload_digest);
CREATE TABLE intake (id INTEGER PRIMARY KEY, workspace TEXT NOT NULL, run TEXT NOT NULL, source TEXT NOT NULL, posting TEXT NOT NULL,
  version TEXT, capture TEXT NOT NULL, state TEXT NOT NULL, via TEXT NOT NULL, seen_at TEXT NOT NULL, collected TEXT NOT NULL,
  origin TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, read_by TEXT) STRICT;
CREATE UNIQUE INDEX intake_once ON intake(posting, ifnull(version, ''), capture, state);
CREATE INDEX intake_pending ON intake(read_by, id);
CREATE INDEX intake_posting ON intake(posting, seen_at);
CREATE INDEX intake_version ON intake(version);
CREATE INDEX intake_run ON intake(run);
CREATE TABLE pleas (id TEXT PRIMARY KEY, url TEXT, page_url TEXT NOT NULL, identifier TEXT) STRICT;
CREATE TABLE plea_versions ({_PLEA_VERSION}) STRICT;
CREATE TABLE plea_sightings (id TEXT PRIMARY KEY, version TEXT NOT NULL REFERENCES plea_versions(id), posting TEXT NOT NULL,
  capture TEXT NOT NULL, state TEXT NOT NULL, seen_at TEXT NOT NULL) STRICT;
CREATE TABLE plea_contacts (version TEXT NOT NULL REFERENCES plea_versions(id), type TEXT NOT NULL, value TEXT NOT NULL,
  role TEXT NOT NULL, PRIMARY KEY (version, type, value, role)) STRICT;
CREATE TABLE unreadable (intake INTEGER PRIMARY KEY, reason TEXT NOT NULL, at TEXT NOT NULL) STRICT;
"""


@osint(name="0001_tables")
def _osint_tables(db: Database) -> None:
    _execute(db, OSINT_TABLES)


@protected(name="0001_tables")
def _protected_tables(db: Database) -> None:
    _execute(db, PROTECTED_TABLES)


# What `osint add` was sent and by whom, and which captures of others an archive source has fetched, by their own digests.
ADDED_TABLES = """
CREATE TABLE submissions (id TEXT PRIMARY KEY, workspace TEXT NOT NULL, run TEXT NOT NULL, name TEXT, sha256 TEXT NOT NULL,
  capture TEXT, sender TEXT, received_at TEXT, said_sender TEXT, said_received_at TEXT, added_at TEXT NOT NULL) STRICT;
CREATE INDEX submissions_sha256 ON submissions(sha256);
CREATE INDEX submissions_capture ON submissions(capture);
CREATE TABLE old_captures (source TEXT NOT NULL, url TEXT NOT NULL, digest TEXT NOT NULL, run TEXT NOT NULL, capture TEXT NOT NULL,
  PRIMARY KEY (source, url, digest)) STRICT;
"""


@protected(name="0002_added")
def _protected_added(db: Database) -> None:
    _execute(db, ADDED_TABLES)


# What a failure means and what to do about it; and what ads name that might be a source: channels, invites, sites. Nothing is
# followed by itself: a person approves or dismisses, which is a review of type `candidate`.
CRAWL_TABLES = """
CREATE TABLE failures (type TEXT PRIMARY KEY, meaning TEXT NOT NULL, action TEXT NOT NULL) STRICT;
DROP VIEW freshness;
CREATE VIEW freshness AS
  SELECT s.name, s.title, r.outcome, r.failure, r.message, f.action, r.started_at, r.ended_at, r.collected, r.read,
    r.collected - r.read AS pending, r.new, r.gone, r.complete, s.schedule, s.id AS source, r.id AS run
  FROM sources s LEFT JOIN runs r ON r.id = (SELECT id FROM runs WHERE source = s.id ORDER BY started_at DESC LIMIT 1)
    LEFT JOIN failures f ON f.type = r.failure;
CREATE VIEW candidates AS
  WITH named AS (
    SELECT a.id AS ad, a.first_seen, a.last_seen, a.source, c.type,
      CASE c.type WHEN 'url' THEN substr(c.value, instr(c.value, '://') + 3) || '/' ELSE c.value END AS value
      FROM ads a JOIN version_contacts vc ON vc.version = a.version JOIN contacts c ON c.id = vc.contact
      WHERE c.type IN ('telegram', 'telegram_invite', 'url')
        AND (a.kind = 'job_ad' AND vc.role != 'authority' OR vc.role = 'quoted')
    UNION ALL
    SELECT a.id, a.first_seen, a.last_seen, a.source, 'telegram', substr(v.forwarded_from, 14) || '/'
      FROM ads a JOIN versions v ON v.id = a.version WHERE v.forwarded_from LIKE 'https://t.me/_%'),
  found AS (
    SELECT ad, first_seen, last_seen, source, CASE type WHEN 'url' THEN 'site' ELSE type END AS type,
      CASE WHEN type = 'telegram_invite' OR instr(value, '/') = 0 THEN value
        WHEN type = 'url' AND value LIKE 'www.%' THEN substr(lower(value), 5, instr(value, '/') - 5)
        ELSE substr(lower(value), 1, instr(value, '/') - 1) END AS value
      FROM named)
  SELECT type || ':' || value AS id, type, value, count(DISTINCT ad) AS ads, count(DISTINCT source) AS sources,
    min(first_seen) AS first_seen, max(last_seen) AS last_seen, min(ad) AS example,
    (SELECT verdict FROM reviews WHERE reviews.type = 'candidate' AND subject = found.type || ':' || found.value
      ORDER BY reviewed_at DESC, reviews.rowid DESC LIMIT 1) AS verdict
  FROM found WHERE value NOT LIKE '+%' GROUP BY type, value;
"""


@osint(name="0002_crawl")
def _osint_crawl(db: Database) -> None:
    _execute(db, CRAWL_TABLES)


# What the map shows: how exact a workplace is, the hotspots whether or not an ad names them, and ads by place.
MAP_TABLES = """
CREATE INDEX ads_version ON ads(version);
ALTER TABLE ads ADD COLUMN level TEXT;
UPDATE ads SET level = (SELECT p.level FROM version_places vp JOIN places p ON p.id = vp.place
  WHERE vp.version = ads.version AND vp.role = 'workplace' ORDER BY p.hotspot IS NULL, p.precision_km, p.id LIMIT 1);
CREATE TABLE hotspots (id TEXT PRIMARY KEY, name TEXT NOT NULL, names TEXT, type TEXT, country TEXT, admin1 TEXT, level TEXT NOT NULL,
  latitude REAL NOT NULL, longitude REAL NOT NULL, precision_km REAL NOT NULL, status TEXT, status_date TEXT, confidence TEXT, note TEXT,
  sources TEXT) STRICT;
CREATE VIEW places_with_ads AS
  SELECT p.id, p.name, p.country, p.admin1, p.level, p.precision_km,
    count(DISTINCT a.id) FILTER (WHERE vp.role = 'workplace') AS workplace,
    count(DISTINCT a.id) FILTER (WHERE vp.role = 'workplace' AND a.workplace = p.name AND a.latitude = p.latitude) AS shown,
    count(DISTINCT a.id) FILTER (WHERE vp.role = 'workplace' AND a.band = 'high') AS high,
    count(DISTINCT a.id) AS ads, max(a.last_seen) AS last_seen, p.status, p.status_date, p.hotspot, p.latitude, p.longitude
  FROM places p JOIN version_places vp ON vp.place = p.id JOIN ads a ON a.version = vp.version GROUP BY p.id;
"""


@osint(name="0003_map")
def _osint_map(db: Database) -> None:
    _execute(db, MAP_TABLES)


def _execute(db: Database, script: str) -> None:
    # Not executescript: it would commit the transaction that the migration runs in.
    for statement in filter(str.strip, script.split(";\n")):
        db.execute(statement)
