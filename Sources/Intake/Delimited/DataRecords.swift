import Tables

/// The records below the header of a text: where they are and how they are read.
struct DataRecords {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  /// Offset and line of the first one.
  private let start: Int
  private let line: Int
  /// Whether a row may end before the last column: in sheets and data files, empty cells at its end are not written.
  let rowsMayEndEarly: Bool
  /// All records, where they are cut already or the table ends before the text does.
  private let cut: (text: DelimitedText, data: Range<Int>)?

  init(_ bytes: [UInt8], _ dialect: Dialect, _ beginning: DelimitedText, _ layout: HeaderLayout) {
    self.bytes = bytes
    delimiter = dialect.delimiter
    rowsMayEndEarly = false
    let first = layout.firstData < beginning.records.count ? beginning.records[layout.firstData] : nil
    (start, line) = (first?.start ?? bytes.count, first?.line ?? beginning.physicalLines + 1)
    guard layout.system == .googleAnalytics, first != nil else {
      cut = nil
      return
    }
    // Google Analytics appends a second table after a blank line.
    let all = DelimitedParser.parse(bytes, delimiter: delimiter, from: dialect.start, line: dialect.skippedLines + 1)
    let end = all.records.indices.dropFirst(layout.firstData).first { all.isBlank(record: $0) }
    cut = (all, layout.firstData..<(end ?? all.records.count))
  }

  /// The records of a text that is already cut, from one on.
  init(_ text: DelimitedText, from first: Int) {
    bytes = text.bytes
    delimiter = 0x09
    rowsMayEndEarly = true
    let next = first < text.records.count ? text.records[first] : nil
    (start, line) = (next?.start ?? bytes.count, next?.line ?? text.physicalLines + 1)
    cut = (text, min(first, text.records.count)..<text.records.count)
  }

  /// The records behind the end of the table.
  var afterEnd: ArraySlice<DelimitedText.RecordRange> { cut.map { $0.text.records[$0.data.upperBound...] } ?? [] }

  func isBlank(_ record: DelimitedText.RecordRange) -> Bool {
    cut.map { cut in
      cut.text.cells[record.firstCell..<record.firstCell + record.cellCount]
        .allSatisfy { bytes[$0.range].allSatisfy(TableStretch.isWhiteOrQuote) }
    } ?? false
  }

  /// A stretch without records.
  var none: TableStretch { stretch(from: start, line: line, to: start, width: 0, expected: 0) }

  /// Whether a record has content behind its first `named` cells.
  func hasContent(beyond named: Int) -> Bool {
    let stretch = stretch(width: named, expected: 0)
    return stretch.others.contains { if case .long = $0.reason { true } else { false } }
  }

  /// All rows and other records. A row has `expected` cells or more; cells beyond `width` must be empty.
  ///
  /// A long text is cut at line ends and read on all processors. A part is used when the one before it ends where it begins;
  /// a part that began inside a quoted cell is read again from there, so that the result is that of one pass.
  func stretch(width: Int, expected: Int) -> TableStretch {
    if let cut {
      let source = CutRecords(text: cut.text, position: cut.data.lowerBound)
      return TableStretch(source, width: width, expected: expected, limit: cut.data.upperBound, bytes: bytes)
    }
    return Self.joined(limits: partLimits, from: start, line: line, of: bytes) { from, line, limit in
      stretch(from: from, line: line, to: limit, width: width, expected: expected)
    }
  }

  /// The stretches up to each limit, read side by side and joined; `read` is given an offset, its line and a limit.
  static func joined(
    limits: [Int], from start: Int, line: Int, of bytes: [UInt8],
    read: @Sendable (_ from: Int, _ line: Int, _ limit: Int) -> TableStretch
  ) -> TableStretch {
    var parts = ParallelWork.values(limits.count) { part in
      part == 0 ? read(start, line, limits[0]) : read(limits[part - 1], 1, limits[part])
    }
    parts.reverse()
    var joined = parts.popLast() ?? read(start, line, start)
    for part in limits.indices.dropFirst() {
      guard let next = parts.popLast() else { break }
      joined.append(joined.end == limits[part - 1] ? next : read(joined.end, 1, limits[part]), of: bytes)
    }
    return joined
  }

  private func stretch(from: Int, line: Int, to limit: Int, width: Int, expected: Int) -> TableStretch {
    let parser = DelimitedParser(bytes, delimiter: delimiter, from: from, line: line)
    return TableStretch(parser, width: width, expected: expected, limit: limit, bytes: bytes)
  }

  /// Bytes from which on a text is read in parts.
  private static let partBytes = 1 << 19

  /// Where each part ends: behind a line feed, the last at the end of the text.
  private var partLimits: [Int] {
    let count = max(1, min(ParallelWork.width, (bytes.count - start) / Self.partBytes))
    var limits: [Int] = []
    for part in 1..<max(1, count) {
      let middle = start + (bytes.count - start) / count * part
      guard let feed = bytes[middle...].firstIndex(of: 0x0A), feed + 1 < bytes.count, feed + 1 > limits.last ?? start
      else { continue }
      limits.append(feed + 1)
    }
    return limits + [bytes.count]
  }
}
