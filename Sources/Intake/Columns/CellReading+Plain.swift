import ProgrammeModel

extension CellReading {
  /// Reads the spellings in which programs write numbers and dates, without a text: digits, a point, `2015-05-02`,
  /// `2015/5/2 10:05:03`. Nil when the cell is none of them; `init(_:)` then decides, and agrees with this where both read.
  init?(plain bytes: borrowing RawSpan, _ cell: DelimitedText.CellRange) {
    guard !cell.holdsQuotes, cell.length <= 24 else { return nil }
    guard cell.length > 0 else {
      self = .empty
      return
    }
    var digits = PlainDigits()
    for index in 0..<cell.length {
      guard digits.add(bytes.unsafeLoad(fromByteOffset: cell.offset + index, as: UInt8.self)) else { return nil }
    }
    guard let reading = digits.reading else { return nil }
    self = reading
  }
}

/// Numbers cut out of a cell by the marks between them.
private struct PlainDigits {
  /// At most six numbers: a date and a time of day.
  private var values: (Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0)
  private var lengths: (Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0)
  private var marks: UInt64 = 0
  private var count = 0
  private var length = 0
  private var value = 0
  private var isNegative = false
  private var startsWithZero = false

  /// Takes a byte; false when the cell is no plain number or date.
  mutating func add(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39:
      guard length < 16 else { return false }
      if length == 0 { startsWithZero = byte == 0x30 }
      value = value * 10 + Int(byte - 0x30)
      length += 1
      return true
    case UInt8(ascii: "-") where count == 0 && length == 0 && !isNegative:
      isNegative = true
      return true
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: " "):
      guard length > 0, count < 5 else { return false }
      keep()
      marks = marks << 8 | UInt64(byte)
      return true
    default: return false
    }
  }

  private mutating func keep() {
    switch count {
    case 0: (values.0, lengths.0) = (value, length)
    case 1: (values.1, lengths.1) = (value, length)
    case 2: (values.2, lengths.2) = (value, length)
    case 3: (values.3, lengths.3) = (value, length)
    case 4: (values.4, lengths.4) = (value, length)
    default: (values.5, lengths.5) = (value, length)
    }
    (count, value, length) = (count + 1, 0, 0)
  }

  var reading: CellReading? {
    var whole = self
    guard whole.length > 0 else { return nil }
    whole.keep()
    switch whole.marks {
    case 0: return whole.integer
    case 0x2E: return whole.decimal
    case 0x2D2D where !isNegative, 0x2F2F where !isNegative: return whole.date
    case 0x2D2D_203A_3A where !isNegative, 0x2F2F_203A_3A where !isNegative: return whole.date
    default: return nil
    }
  }

  private var integer: CellReading? {
    if !isNegative, lengths.0 > 15 || (lengths.0 > 1 && startsWithZero) { return .identifier }
    guard lengths.0 <= 15 else { return nil }
    return .integer(Double(isNegative ? -values.0 : values.0))
  }

  /// Exact: whole numbers and powers of ten below 2⁵³ divide to the nearest number (Clinger 1990).
  private var decimal: CellReading? {
    guard lengths.0 + lengths.1 <= 15 else { return nil }
    var scale = 1.0
    for _ in 0..<lengths.1 { scale *= 10 }
    let magnitude = (Double(values.0) * scale + Double(values.1)) / scale
    return .number(isNegative ? -magnitude : magnitude)
  }

  private var date: CellReading? {
    guard lengths.0 == 4, (1...2).contains(lengths.1), (1...2).contains(lengths.2), values.0 <= 2099,
      let date = CalendarDate(year: values.0, month: values.1, day: values.2)
    else { return nil }
    let hasTime = count == 6
    if hasTime {
      guard (1...2).contains(lengths.3), lengths.4 == 2, (1...2).contains(lengths.5), values.3 <= 23, values.4 <= 59,
        values.5 <= 59
      else { return nil }
    }
    let isUsual = lengths.1 == 2 && lengths.2 == 2 && marks >> (hasTime ? 24 : 0) == 0x2D2D
    return .date(date, unusual: !isUsual, hasTime: hasTime)
  }
}
