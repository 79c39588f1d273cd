/// Repairs as rules, the batches that replace others, and the mark by which an evaluation knows the key of its pseudonyms.
enum Migration002 {
  static let name = "002 repairs, replacements, person key"

  static let statements = """
    CREATE TABLE person_key (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      fingerprint TEXT NOT NULL,
      recorded_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE repair (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT,
      instrument TEXT,
      target TEXT NOT NULL CHECK (target IN ('cells', 'site-name', 'cell', 'row')),
      file TEXT CHECK (length(file) = 64),
      line INTEGER CHECK (line > 0),
      field TEXT,
      value TEXT,
      action TEXT NOT NULL CHECK (action IN ('missing', 'replace', 'accept')),
      replacement TEXT,
      because TEXT NOT NULL CHECK (because <> ''),
      added_at TEXT NOT NULL,
      CHECK ((target IN ('cell', 'row')) = (file IS NOT NULL AND line IS NOT NULL)),
      CHECK ((target IN ('cells', 'cell')) = (field IS NOT NULL)),
      CHECK ((target IN ('cells', 'site-name')) = (value IS NOT NULL)),
      CHECK ((action = 'replace') = (replacement IS NOT NULL)),
      CHECK ((action = 'accept') = (target = 'row')),
      CHECK (kind IS NOT NULL OR target = 'site-name')
    ) STRICT;
    CREATE TRIGGER repair_stays BEFORE UPDATE ON repair BEGIN SELECT RAISE(ABORT, 'a repair is never changed'); END;
    CREATE TRIGGER repair_kept BEFORE DELETE ON repair BEGIN SELECT RAISE(ABORT, 'a repair is never erased'); END;

    CREATE TABLE repair_removal (
      repair INTEGER PRIMARY KEY REFERENCES repair (id),
      because TEXT NOT NULL CHECK (because <> ''),
      removed_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE batch_repair (
      batch INTEGER NOT NULL REFERENCES batch (id),
      repair INTEGER NOT NULL REFERENCES repair (id),
      cells INTEGER NOT NULL CHECK (cells > 0),
      PRIMARY KEY (batch, repair)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE replacement (
      batch INTEGER PRIMARY KEY REFERENCES batch (id),
      replaced INTEGER NOT NULL UNIQUE REFERENCES batch (id)
    ) STRICT;
    """
}
