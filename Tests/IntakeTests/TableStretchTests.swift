import Testing

@testable import Intake

/// A long text is read in parts; the parts must give what one pass gives.
struct TableStretchTests {
  /// A text of many lines with quoted line breaks, short rows, blank lines and stray quotes, from a small generator of its
  /// own (the minimal standard one of Park & Miller 1988).
  private static func text(seed: Int, lines: Int) -> [UInt8] {
    var state = seed
    func next(_ limit: Int) -> Int {
      state = state * 16_807 % 2_147_483_647
      return state % limit
    }
    var text = "id,a,b\n"
    for line in 0..<lines {
      switch next(12) {
      case 0: text += "\"x\(line)\",\"two\nlines, \"\"said\"\"\",\(next(5))\n"
      case 1: text += "\(line),only\n"
      case 2: text += "\n"
      case 3: text += "\(line),st\"ray,\(next(5))\n"
      case 4: text += "\(line),\"\"\"q\"\"\",满意\n"
      case 5 where next(40) == 0: text += "\(line),\"never closed,1\n"
      default: text += "\(line),\(next(5)),\(next(1_000))\n"
      }
    }
    return Array(text.utf8)
  }

  private func whole(_ bytes: [UInt8], from start: Int) -> TableStretch {
    let parser = DelimitedParser(bytes, delimiter: 0x2C, from: start, line: 2)
    return TableStretch(parser, width: 3, expected: 3, limit: bytes.count, bytes: bytes)
  }

  /// The rows and the other records as texts with their lines.
  private func content(_ stretch: TableStretch, _ bytes: [UInt8]) -> [String] {
    var finished = stretch
    finished.finish(bytes)
    let rows = finished.rows.indices.map { row in
      "\(finished.rows[row].line) "
        + finished.columns.map { column in
          String(
            decoding: DelimitedText.content(of: column.values[Int(column.codes[row])], in: bytes), as: UTF8.self)
        }.joined(separator: "|")
    }
    let others = finished.others.map { "\($0.record.line) \($0.reason) \($0.index) \($0.rowsBefore)" }
    let faults = finished.strayQuotes.map { "stray \($0.line)" }
    return rows + others + faults
      + ["\(finished.blankCount) \(finished.recordCount) \(finished.line)", "\(finished.columns.map(\.values.count))"]
  }

  @Test(arguments: 1...20) func `parts joined are one pass`(seed: Int) {
    let bytes = Self.text(seed: seed, lines: 300)
    let start = 7
    let expected = content(whole(bytes, from: start), bytes)
    let feeds = bytes.indices.filter { $0 >= start && bytes[$0] == 0x0A }.map { $0 + 1 }
    for cut in stride(from: 5, to: feeds.count - 1, by: 37) {
      let limits = [feeds[cut], feeds[min(cut + 20, feeds.count - 2)], bytes.count]
      let joined = DataRecords.joined(limits: limits, from: start, line: 2, of: bytes) { from, line, limit in
        let parser = DelimitedParser(bytes, delimiter: 0x2C, from: from, line: line)
        return TableStretch(parser, width: 3, expected: 3, limit: limit, bytes: bytes)
      }
      #expect(content(joined, bytes) == expected)
    }
  }

  @Test func `a file above the size of a part is read as a small one`() {
    let small = Self.text(seed: 3, lines: 400)
    let many = Array(repeating: small.dropFirst(7), count: 120).flatMap(\.self)
    let table = SourceTable.read(SourceFile(name: "large.csv", bytes: Array("id,a,b\n".utf8) + many))
    let once = SourceTable.read(SourceFile(name: "small.csv", bytes: small))
    #expect(many.count > 1 << 19)
    #expect(table.account.balances)
    #expect(table.account.data == once.account.data * 120)
    #expect(table.account.rejected == once.account.rejected * 120)
    #expect(table.rows.last.map { table.cell($0, 2) } == once.rows.last.map { once.cell($0, 2) })
    #expect(table.rows.last?.line == (once.rows.last?.line ?? 0) + 119 * (once.account.physicalLines - 1))
  }
}
