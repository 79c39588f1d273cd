/// What became of drawn sites after the draw was recorded, and the covariates of a balanced draw, and what inspectors record beside the counted figure.
enum Migration004 {
  static let name = "004 dispositions, inspection forms"

  static let statements = """
    CREATE TABLE disposition (
      round TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      position INTEGER NOT NULL,
      unit TEXT NOT NULL,
      fate TEXT NOT NULL CHECK (fate IN ('ineligible', 'closed', 'refused')),
      because TEXT NOT NULL CHECK (because <> ''),
      recorded_at TEXT NOT NULL,
      PRIMARY KEY (round, attempt, position),
      UNIQUE (round, attempt, unit),
      FOREIGN KEY (round, attempt) REFERENCES draw (round, attempt)
    ) STRICT;
    CREATE TRIGGER disposition_next BEFORE INSERT ON disposition
      WHEN NEW.position IS NOT (
        SELECT coalesce(max(position), 0) + 1 FROM disposition WHERE round = NEW.round AND attempt = NEW.attempt)
      BEGIN SELECT RAISE(ABORT, 'dispositions are numbered without a gap'); END;
    CREATE TRIGGER disposition_stays BEFORE UPDATE ON disposition
      BEGIN SELECT RAISE(ABORT, 'a disposition is never changed'); END;
    CREATE TRIGGER disposition_kept BEFORE DELETE ON disposition
      BEGIN SELECT RAISE(ABORT, 'a disposition is never erased'); END;

    ALTER TABLE draw ADD COLUMN covariates BLOB;

    ALTER TABLE inspections ADD COLUMN time INTEGER;
    ALTER TABLE inspections ADD COLUMN evidence TEXT;
    ALTER TABLE inspections ADD COLUMN photos TEXT;
    ALTER TABLE inspections ADD COLUMN finding TEXT;
    ALTER TABLE inspections ADD COLUMN inspector TEXT;
    """
}
