/// The rules that a file can break. Raw values are stable: they stand in JSON output and in stored reports.
package enum ProblemRule: String, Sendable, Codable, CaseIterable {
  // The file as a whole.
  case unreadableFile = "unreadable-file"
  case emptyFile = "empty-file"
  case noDataRows = "no-data-rows"
  case fileTooLarge = "file-too-large"
  case lineTooLong = "line-too-long"
  case tooManyColumns = "too-many-columns"
  case protectedWorkbook = "protected-workbook"
  case compressedFile = "compressed-file"
  case webPage = "web-page"
  case documentOrImage = "document-or-image"
  case webServerLog = "web-server-log"
  case misnamedFile = "misnamed-file"
  case binaryFile = "binary-file"

  // Packed files.
  case damagedArchive = "damaged-archive"
  case unpackedTooLarge = "unpacked-too-large"
  case inflationBomb = "inflation-bomb"
  case tooManyEntries = "too-many-entries"
  case repeatedEntry = "repeated-entry"
  case escapingEntry = "escaping-entry"
  case archiveWithoutTable = "archive-without-table"
  case severalTables = "several-tables"

  // Workbooks and data files.
  case damagedWorkbook = "damaged-workbook"
  case unsafeWorkbook = "unsafe-workbook"
  case unsupportedWorkbook = "unsupported-workbook"
  case unknownSheet = "unknown-sheet"
  case tooManyCells = "too-many-cells"
  case damagedDataFile = "damaged-data-file"
  case hiddenSheet = "hidden-sheet"
  case otherSheets = "other-sheets"
  case macros
  case hiddenColumn = "hidden-column"
  case hiddenRow = "hidden-row"
  case mergedCells = "merged-cells"
  case computedValue = "computed-value"
  case formulaWithoutValue = "formula-without-value"
  case numberAsText = "number-as-text"
  case contentBesideTable = "content-beside-table"

  // Characters.
  case unusualEncoding = "unusual-encoding"
  case undecodableBytes = "undecodable-bytes"
  case mixedEncoding = "mixed-encoding"
  case nulCharacter = "nul-character"

  // Header.
  case missingColumn = "missing-column"
  case repeatedColumn = "repeated-column"
  case unknownColumn = "unknown-column"
  case unnamedColumn = "unnamed-column"
  case headerCleaned = "header-cleaned"

  // Rows.
  case unterminatedQuote = "unterminated-quote"
  case strayQuote = "stray-quote"
  case shortRow = "short-row"
  case longRow = "long-row"
  case shortRowsThroughout = "short-rows-throughout"
  case totalRow = "total-row"
  case secondTable = "second-table"
  case fieldTooLong = "field-too-long"
  case repeatedRow = "repeated-row"
  case repeatedIdentifier = "repeated-identifier"
  case copiedAnswers = "copied-answers"

  // Cells.
  case invalidValue = "invalid-value"
  case missingValue = "missing-value"
  case outOfRange = "out-of-range"
  case notInCodebook = "not-in-codebook"
  case normalizedValue = "normalized-value"
  case notFinite = "not-finite"
  case impossibleDate = "impossible-date"
  case ambiguousDate = "ambiguous-date"
  case mixedColumn = "mixed-column"
  case spreadsheetError = "spreadsheet-error"
  case roundedIdentifier = "rounded-identifier"
  case missingSpelling = "missing-spelling"
  case possibleMissingCode = "possible-missing-code"
  case personalData = "personal-data"
  case answeredThoughNotAsked = "answered-though-not-asked"
  case constraintBroken = "constraint-broken"

  // Access logs.
  case unknownLogFormat = "unknown-log-format"
  case unreadableLogLine = "unreadable-log-line"
  case unlistedLogLines = "unlisted-log-lines"
  case impossibleLogTime = "impossible-log-time"
  case longLogLine = "long-log-line"
  case cutLogLine = "cut-log-line"
  case clockGoesBack = "clock-goes-back"
  case repeatedLogLine = "repeated-log-line"
  case severalTimeZones = "several-time-zones"

  // What a file refers to.
  case unknownSite = "unknown-site"
  case ambiguousSite = "ambiguous-site"
  case siteMatchedByName = "site-matched-by-name"
  case unknownProject = "unknown-project"
  case unknownDistrict = "unknown-district"
  case contradictoryPair = "contradictory-pair"

  // Definitions: programmes and questionnaires.
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case unknownQuestionType = "unknown-question-type"
  case unknownChoiceList = "unknown-choice-list"
  case unknownQuestion = "unknown-question"
  case invalidExpression = "invalid-expression"
  case unbalancedGroup = "unbalanced-group"
  case repeatedName = "repeated-name"
}
