/// What a column holds, from all of its cells.
package enum ColumnType: String, Sendable, Codable, CaseIterable {
  case integer
  case number
  case text
  /// Few different texts: at most 50, each twice on average.
  case category
  case date
  case datetime
  case duration
  case boolean
  /// Several options in one cell, joined by `┋`.
  case set
}

/// How often each reading occurs in a column, and the type that follows.
struct ColumnTally {
  private(set) var numbers = 0
  private var integers = 0
  private var finite = 0
  private var dates = 0
  private var realDates = 0
  private var timed = 0
  private var durations = 0
  private var booleans = 0
  private var sets = 0
  private var identifiers = 0
  private var words = 0
  private(set) var others = 0
  private var distinctTexts = 0

  mutating func add(_ reading: CellReading, times: Int) {
    distinctTexts += 1
    switch reading {
    case .empty, .declaredMissing, .spreadsheetError: distinctTexts -= 1
    case .integer: (numbers, integers, finite) = (numbers + times, integers + times, finite + times)
    case .number: (numbers, finite) = (numbers + times, finite + times)
    case .unusualNumber(_, let isInteger):
      (numbers, integers, finite) = (numbers + times, integers + (isInteger ? times : 0), finite + times)
    case .notFinite: numbers += times
    case .identifier, .roundedIdentifier: identifiers += times
    case .missingWord: words += times
    case .date(_, _, let hasTime):
      (dates, realDates, timed) = (dates + times, realDates + times, timed + (hasTime ? times : 0))
    case .impossibleDate, .ambiguousDate: dates += times
    case .duration: durations += times
    case .boolean: booleans += times
    case .set: sets += times
    case .text: others += times
    }
  }

  private var filled: Int { numbers + dates + durations + booleans + sets + identifiers + others }

  /// Whether most cells are numbers, so that the rest are likely faults.
  var isMostlyNumbers: Bool { finite > 0 && numbers * 2 > filled && identifiers == 0 }

  /// Whether most cells are written like dates and some are.
  var isMostlyDates: Bool { realDates > 0 && dates * 2 > filled }

  /// A type other than text needs every cell that is not empty, a formula error or a word for "none" to be of it.
  var type: ColumnType {
    if finite > 0, finite == filled - (numbers - finite) { return integers == finite ? .integer : .number }
    if realDates > 0, realDates == filled { return timed > 0 ? .datetime : .date }
    if durations > 0, durations == filled { return .duration }
    if booleans > 0, booleans == filled, words == 0 { return .boolean }
    if sets > 0, sets + others == filled { return .set }
    let count = filled + words
    guard count > 0 else { return .text }
    return identifiers == 0 && distinctTexts <= 50 && distinctTexts * 2 <= count ? .category : .text
  }
}
