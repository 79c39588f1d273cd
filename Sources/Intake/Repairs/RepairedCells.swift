import ProgrammeModel

/// The cells of a table as repairs make them, with the number of cells that each repair changed.
///
/// A repair of one cell goes before one of all cells that read so; of two for the same cell the later one (by its number)
/// counts. Repairs are not applied to each other's results.
struct RepairedCells {
  private let table: SourceTable
  /// By column and the code of the different cells.
  private var ofValues: [Int: [Int32: Mend]] = [:]
  /// By column and row.
  private var ofCells: [Int: [Int: Mend]] = [:]
  /// Repairs that accept a row, by its line.
  private(set) var accepting: [Int: Int] = [:]
  private var changed: [Int: Int] = [:]

  fileprivate struct Mend {
    let text: String
    let repair: Int
  }

  /// - Parameters:
  ///   - names: what each column of the table is called besides its header: its field or question.
  ///   - siteColumns: columns that name a site.
  init(_ table: SourceTable, repairs: [Repair], names: [Int: String], siteColumns: [Int]) {
    self.table = table
    for repair in repairs.sorted(by: { $0.id < $1.id }) {
      changed[repair.id] = 0
      switch repair.target {
      case .cells(let column, let value):
        for index in columns(column, names) { mend(index, value, repair) }
      case .siteName(let name):
        for index in siteColumns { mend(index, name, repair) }
      case .cell(_, let line, let column):
        guard let row = table.rows.first(where: { $0.line == line }), let mend = Mend(repair) else { break }
        for index in columns(column, names) { ofCells[index, default: [:]][row.index] = mend }
      case .row(_, let line):
        accepting[line] = repair.id
      }
    }
    count()
  }

  /// The text of a cell after repairs.
  func cell(_ row: SourceTable.SourceRow, _ column: Int) -> String {
    guard !ofValues.isEmpty || !ofCells.isEmpty else { return table.cell(row, column) }
    return mend(row.index, column)?.text ?? table.cell(row, column)
  }

  /// Cells changed by each repair that was offered, in the order of their numbers.
  func counts(accepted: [Int: Int]) -> [RepairCount] {
    changed.merging(accepted, uniquingKeysWith: +).sorted { $0.key < $1.key }
      .map { RepairCount(repair: $0.key, cells: $0.value) }
  }

  private func columns(_ name: String, _ names: [Int: String]) -> [Int] {
    let key = TextFolding.key(name)
    return table.columns.indices.filter { index in
      TextFolding.key(table.columns[index].name) == key || names[index].map { TextFolding.key($0) == key } ?? false
    }
  }

  private mutating func mend(_ column: Int, _ value: String, _ repair: Repair) {
    guard let mend = Mend(repair) else { return }
    for (code, cell) in table.cells[column].values.enumerated() where TextFolding.trimmed(table.text(cell)) == value {
      ofValues[column, default: [:]][Int32(code)] = mend
    }
  }

  private func mend(_ row: Int, _ column: Int) -> Mend? {
    ofCells[column]?[row] ?? ofValues[column]?[table.cells[column].codes[row]]
  }

  private mutating func count() {
    for column in Set(ofValues.keys).union(ofCells.keys) {
      for row in table.rows {
        if let mend = mend(row.index, column) { changed[mend.repair, default: 0] += 1 }
      }
    }
  }
}

extension RepairedCells.Mend {
  /// Nil for a repair that changes no cell.
  fileprivate init?(_ repair: Repair) {
    switch repair.action {
    case .missing: self.init(text: "", repair: repair.id)
    case .replace(let text): self.init(text: text, repair: repair.id)
    case .accept: return nil
    }
  }
}
