/// Contracts on sites, payments, budgets, and agreements on projects.
enum Migration012 {
  static let name = "012 contracts, payments, budgets, agreements"

  static let statements = """
    CREATE TABLE contracts (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      contract TEXT NOT NULL, site TEXT NOT NULL, signed TEXT NOT NULL, "grant" REAL NOT NULL CHECK ("grant" >= 0),
      "match" REAL CHECK ("match" >= 0),
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE payments (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, paid TEXT NOT NULL, payer TEXT NOT NULL CHECK (payer IN ('city', 'district')),
      amount REAL NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE budgets (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, purpose TEXT NOT NULL, amount REAL NOT NULL CHECK (amount >= 0),
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agreements (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, project TEXT NOT NULL, operator TEXT NOT NULL, signed TEXT NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;
    """
}
