/// Sign-off of the steps of a round, and their reopening.
enum Migration011 {
  static let name = "011 signatures"

  static let statements = """
    CREATE TABLE signature (
      round TEXT NOT NULL,
      position INTEGER NOT NULL,
      step TEXT NOT NULL,
      act TEXT NOT NULL CHECK (act IN ('sign', 'reopen')),
      records TEXT NOT NULL,
      digest TEXT CHECK (length(digest) = 64),
      person TEXT NOT NULL CHECK (person <> ''),
      because TEXT,
      recorded_at TEXT NOT NULL,
      PRIMARY KEY (round, position),
      CHECK ((act = 'sign') = (digest IS NOT NULL)),
      CHECK ((act = 'reopen') = (because IS NOT NULL))
    ) STRICT;
    CREATE TRIGGER signature_next BEFORE INSERT ON signature
      WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM signature WHERE round = NEW.round)
      BEGIN SELECT RAISE(ABORT, 'signatures are numbered without a gap'); END;
    CREATE TRIGGER signature_stays BEFORE UPDATE ON signature
      BEGIN SELECT RAISE(ABORT, 'a signature is never changed'); END;
    CREATE TRIGGER signature_kept BEFORE DELETE ON signature
      BEGIN SELECT RAISE(ABORT, 'a signature is never erased'); END;
    """
}
