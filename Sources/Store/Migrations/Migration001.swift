/// The first schema. Migrations are text, never types of the program: a shipped migration is not edited again.
enum Migration001 {
  static let name = "001 programme, batches, evidence, draws, results"

  static let statements = """
    CREATE TABLE programme (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      identifier TEXT NOT NULL,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      definition TEXT NOT NULL
    ) STRICT;

    CREATE TABLE questionnaire (
      id INTEGER PRIMARY KEY,
      identifier TEXT NOT NULL,
      sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
      definition TEXT NOT NULL
    ) STRICT;

    CREATE TABLE batch (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      round TEXT,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      lines INTEGER NOT NULL CHECK (lines >= 0),
      header INTEGER NOT NULL CHECK (header >= 0),
      stored INTEGER NOT NULL CHECK (stored >= 0),
      rejected INTEGER NOT NULL CHECK (rejected >= 0),
      blank INTEGER NOT NULL CHECK (blank >= 0),
      questionnaire INTEGER REFERENCES questionnaire (id),
      imported_at TEXT NOT NULL,
      undone_at TEXT,
      undone_because TEXT,
      CHECK ((undone_at IS NULL) = (undone_because IS NULL)),
      CHECK (lines = header + stored + rejected + blank)
    ) STRICT;
    CREATE UNIQUE INDEX batch_once ON batch (kind, coalesce(round, ''), sha256) WHERE undone_at IS NULL;

    CREATE TABLE rejected_row (
      batch INTEGER NOT NULL REFERENCES batch (id),
      line INTEGER NOT NULL,
      raw TEXT NOT NULL,
      problems TEXT NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE warning (
      batch INTEGER NOT NULL REFERENCES batch (id),
      position INTEGER NOT NULL,
      problem TEXT NOT NULL,
      PRIMARY KEY (batch, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE question (
      id INTEGER PRIMARY KEY,
      questionnaire INTEGER NOT NULL REFERENCES questionnaire (id),
      name TEXT NOT NULL,
      UNIQUE (questionnaire, name)
    ) STRICT;

    CREATE TABLE response (
      id INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL REFERENCES batch (id),
      line INTEGER NOT NULL,
      respondent TEXT NOT NULL,
      site TEXT NOT NULL,
      cluster TEXT NOT NULL,
      cluster_population INTEGER CHECK (cluster_population > 0),
      weight REAL NOT NULL CHECK (weight > 0),
      UNIQUE (batch, line)
    ) STRICT;

    CREATE TABLE answer (
      response INTEGER NOT NULL REFERENCES response (id),
      question INTEGER NOT NULL REFERENCES question (id),
      kind TEXT NOT NULL
        CHECK (kind IN ('code', 'set', 'number', 'text', 'blank', 'dontKnow', 'notApplicable', 'refused')),
      value ANY,
      PRIMARY KEY (response, question)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sites (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, district TEXT NOT NULL, name TEXT NOT NULL, street TEXT NOT NULL,
      residents INTEGER NOT NULL CHECK (residents > 0), eligible_elders INTEGER NOT NULL CHECK (eligible_elders >= 0),
      projects TEXT NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE clicks (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, month TEXT NOT NULL, page_views INTEGER NOT NULL CHECK (page_views >= 0),
      visitors INTEGER NOT NULL CHECK (visitors >= 0), robot_views INTEGER CHECK (robot_views >= 0),
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE installs (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, serial TEXT NOT NULL, installed TEXT NOT NULL, removed TEXT,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rooms (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, date TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, user TEXT NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE counts (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, project TEXT NOT NULL, month TEXT NOT NULL, measure TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count >= 0),
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE self_reports (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, project TEXT NOT NULL, status TEXT NOT NULL, item TEXT, planned REAL, achieved REAL,
      submitted TEXT NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ledger (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, date TEXT NOT NULL, direction TEXT NOT NULL, fund TEXT NOT NULL, project TEXT,
      purpose TEXT NOT NULL, amount REAL NOT NULL, separate TEXT NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE inspections (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, project TEXT, item TEXT NOT NULL, reported REAL, verified REAL NOT NULL,
      visited TEXT NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE scorecards (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      judge TEXT NOT NULL, site TEXT NOT NULL, criterion TEXT NOT NULL, score REAL, state TEXT NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE changes (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, project TEXT NOT NULL, change TEXT NOT NULL, made TEXT NOT NULL, approved TEXT,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE draw (
      round TEXT NOT NULL,
      attempt INTEGER NOT NULL CHECK (attempt >= 1),
      draw_id TEXT NOT NULL,
      seed TEXT NOT NULL UNIQUE CHECK (length(seed) = 64),
      frame BLOB NOT NULL,
      plan BLOB NOT NULL,
      ceremony BLOB NOT NULL,
      certificate BLOB NOT NULL,
      recorded_at TEXT NOT NULL,
      PRIMARY KEY (round, attempt)
    ) STRICT;

    CREATE TABLE result (
      round TEXT PRIMARY KEY,
      inputs_sha256 TEXT NOT NULL CHECK (length(inputs_sha256) = 64),
      plan_sha256 TEXT NOT NULL CHECK (length(plan_sha256) = 64),
      content TEXT NOT NULL
    ) STRICT;

    CREATE TABLE log (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      action TEXT NOT NULL,
      object TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT;
    """
}
