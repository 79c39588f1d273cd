/// Comments of the public.
enum Migration014 {
  static let name = "014 comments"

  static let statements = """
    CREATE TABLE comments (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      number TEXT NOT NULL, received TEXT NOT NULL, "from" TEXT NOT NULL, theme TEXT NOT NULL, comment TEXT NOT NULL,
      reply TEXT, replied TEXT, adopted TEXT CHECK (adopted IN ('yes', 'no')),
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;
    """
}
