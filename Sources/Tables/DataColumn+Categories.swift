/// A column seen as categories: for strata, clusters and domains, which are names even if written in digits.
package struct CategoryCodes: Sendable, Equatable {
  /// Positions in `levels` by row; −1 is missing.
  package let codes: [Int32]
  /// Names of the categories, in their order.
  package let levels: [String]

  package init(codes: [Int32], levels: [String]) {
    self.codes = codes
    self.levels = levels
  }
}

extension DataColumn {
  /// The categories of the column: its levels, or the different numbers in ascending order; NaN is missing.
  ///
  /// A number is named by its shortest decimal form, a whole one without a fraction (`3`, `0.5`).
  /// Complexity: O(n log m) for n rows and m different numbers.
  package func categories() -> CategoryCodes {
    switch content {
    case .categories(let codes, let levels):
      return CategoryCodes(codes: codes, levels: levels)
    case .numbers(let values):
      let distinct = Set(values.lazy.filter { !$0.isNaN }).sorted()
      var position: [Double: Int32] = [:]
      for (index, value) in distinct.enumerated() { position[value] = Int32(index) }
      return CategoryCodes(
        codes: values.map { position[$0] ?? -1 }, levels: distinct.map { $0.shortestText })
    }
  }

  /// The column of the given rows, in their order; the levels stay as they are.
  package func keeping(rows: [Int]) -> DataColumn {
    switch content {
    case .categories(let codes, let levels):
      DataColumn(name: name, content: .categories(codes: rows.map { codes[$0] }, levels: levels))
    case .numbers(let values):
      DataColumn(name: name, numbers: rows.map { values[$0] })
    }
  }
}

extension Double {
  /// The shortest decimal text that reads back to the same number; whole numbers below 2⁵³ without a fraction.
  package var shortestText: String {
    if self == 0 { return "0" }
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The number that a cell or a plan writes in decimal digits (`-1.5e3`), else nil.
  ///
  /// Words (`nan`, `inf`), hexadecimal forms and numbers beyond the finite range are no numbers here.
  package init?(decimalText text: String) {
    let allowed = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
      default: false
      }
    }
    guard allowed, let value = Double(text), value.isFinite else { return nil }
    self = value
  }
}
