/// The log of events, and the hashes of the rows that a batch or questionnaire brought.
enum Migration003 {
  static let name = "003 trace"

  static let statements = """
    CREATE TABLE event (
      seq INTEGER PRIMARY KEY,
      line TEXT NOT NULL CHECK (json_extract(line, '$.seq') IS seq),
      leaf TEXT NOT NULL CHECK (length(leaf) = 64)
    ) STRICT;
    CREATE TRIGGER event_next BEFORE INSERT ON event
      WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
      BEGIN SELECT RAISE(ABORT, 'events are numbered without a gap'); END;
    CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
    CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event is never erased'); END;

    CREATE TABLE row_hashes (
      object TEXT NOT NULL,
      "table" TEXT NOT NULL,
      hashes BLOB NOT NULL CHECK (length(hashes) > 0 AND length(hashes) % 32 = 0),
      PRIMARY KEY (object, "table")
    ) STRICT;
    CREATE TRIGGER row_hashes_stay BEFORE UPDATE ON row_hashes
      BEGIN SELECT RAISE(ABORT, 'hashes of rows are never changed'); END;
    CREATE TRIGGER row_hashes_kept BEFORE DELETE ON row_hashes
      BEGIN SELECT RAISE(ABORT, 'hashes of rows are never erased'); END;
    """
}
