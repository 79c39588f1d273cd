package import Tables

/// The answers of respondents to some items, in the order in which the items were asked.
package struct ItemAnswers: Sendable {
  /// By item, then row. Equal codes are the same answer, in every item; −1 is a blank.
  package let codes: [[Int32]]
  /// By item, then row: the numbers answered, NaN where blank; nil when an item holds text.
  package let values: [[Double]]?
  package let rowCount: Int

  package init(codes: [[Int32]], values: [[Double]]? = nil) {
    self.codes = codes
    self.values = values
    rowCount = codes.first?.count ?? 0
  }

  /// Columns of one table. Numbers are the same answer when they are equal, texts when they are written alike; the
  /// codes follow the order of the answers' names, whatever the order of the rows.
  package init(_ columns: [DataColumn]) {
    let categories = columns.map { $0.categories() }
    let names = Set(categories.flatMap(\.levels)).sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
    var code: [String: Int32] = [:]
    for (index, name) in names.enumerated() { code[name] = Int32(index) }
    let numbers = columns.compactMap(\.numbers)
    self.init(
      codes: categories.map { item in
        let common = item.levels.map { code[$0] ?? -1 }
        return item.codes.map { $0 < 0 ? -1 : common[Int($0)] }
      },
      values: numbers.count == columns.count ? numbers : nil)
  }

  /// The number of items that each row answered.
  package var answeredCounts: [Int] {
    var counts = [Int](repeating: 0, count: rowCount)
    for item in codes { for row in item.indices where item[row] >= 0 { counts[row] += 1 } }
    return counts
  }

  /// The answers of some of the rows, in their order.
  func keeping(rows: [Int]) -> ItemAnswers { ItemAnswers(codes: codes.map { item in rows.map { item[$0] } }) }
}
