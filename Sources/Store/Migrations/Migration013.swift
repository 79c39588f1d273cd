/// What audits found of selected vouchers.
enum Migration013 {
  static let name = "013 audits"

  static let statements = """
    CREATE TABLE audits (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      area TEXT NOT NULL, seed TEXT NOT NULL, site TEXT NOT NULL, voucher TEXT NOT NULL,
      description TEXT,
      booked REAL NOT NULL CHECK (booked >= 0), audited REAL NOT NULL CHECK (audited >= 0), audited_on TEXT NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;
    """
}
