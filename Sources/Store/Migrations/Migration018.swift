/// Half-yearly reports of districts; opinions of offices on the sites' own evaluations.
enum Migration018 {
  static let name = "018 reports of offices"

  static let statements = """
    CREATE TABLE district_reports (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      district TEXT NOT NULL, project TEXT,
      measure TEXT NOT NULL CHECK (measure IN ('document', 'running', 'planned', 'achieved')),
      item TEXT, value REAL CHECK (value >= 0), submitted TEXT NOT NULL,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE acceptances (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      site TEXT NOT NULL, office TEXT NOT NULL CHECK (office IN ('site', 'street', 'district')),
      opinion TEXT NOT NULL CHECK (opinion IN ('yes', 'no')), date TEXT NOT NULL, reason TEXT,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;
    """
}
