import Tables

/// Several columns seen as categories of one kind: answers before and after, ratings of several raters.
///
/// Numbers in all columns are compared by value and sorted by it; else all cells are texts, sorted by code point.
struct LabelledColumns {
  /// The labels of the categories in their order, as the file writes them.
  let labels: [String]
  /// Their numbers; nil for texts.
  let numbers: [Double]?
  /// By column and row the position in `labels`; −1 is missing.
  let codes: [[Int]]

  init(_ names: [String], of table: PlanTable) throws(AnalysisError) {
    var columns: [CategoryCodes] = []
    var isNumeric = true
    for name in names {
      columns.append(try table.categories(name))
      if try table.column(name).numbers == nil { isNumeric = false }
    }
    var used: [String: Double] = [:]
    for column in columns {
      for code in Set(column.codes) where code >= 0 {
        let label = column.levels[Int(code)]
        used[label] = isNumeric ? Double(decimalText: label) ?? .nan : 0
      }
    }
    let sorted = used.sorted { left, right in
      left.value == right.value
        ? left.key.unicodeScalars.lexicographicallyPrecedes(right.key.unicodeScalars) : left.value < right.value
    }
    // Two spellings of one number are one category, named by the first of them.
    var labels: [String] = []
    var numbers: [Double] = []
    var position: [String: Int] = [:]
    for (label, number) in sorted {
      if !isNumeric || numbers.last != number {
        labels.append(label)
        numbers.append(number)
      }
      position[label] = labels.count - 1
    }
    self.labels = labels
    self.numbers = isNumeric ? numbers : nil
    codes = columns.map { column in
      let known = column.levels.map { position[$0] ?? -1 }
      return column.codes.map { $0 < 0 ? -1 : known[Int($0)] }
    }
  }
}
