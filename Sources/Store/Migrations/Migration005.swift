/// Applications of communities to become a site.
enum Migration005 {
  static let name = "005 applications"

  static let statements = """
    CREATE TABLE applications (
      batch INTEGER NOT NULL REFERENCES batch (id), line INTEGER NOT NULL,
      application TEXT NOT NULL, district TEXT NOT NULL, street TEXT NOT NULL, community TEXT NOT NULL,
      centre_opened TEXT NOT NULL, projects TEXT NOT NULL, premises TEXT NOT NULL, consulted TEXT NOT NULL,
      entitled INTEGER NOT NULL CHECK (entitled > 0), in_favour INTEGER NOT NULL CHECK (in_favour >= 0),
      applied TEXT NOT NULL, street_opinion TEXT, street_date TEXT, district_opinion TEXT, district_date TEXT,
      decision TEXT, decided TEXT, reason TEXT,
      PRIMARY KEY (batch, line)
    ) STRICT, WITHOUT ROWID;
    """
}
