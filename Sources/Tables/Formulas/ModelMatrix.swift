/// The columns of a model: what a formula makes of a table.
///
/// A factor f in a term T is coded by treatment contrasts (first level = reference) when the term T without f is in the
/// model, the empty term being the intercept, else by one column per level (Chambers & Hastie 1992, R's rule). The columns
/// of a factor coded by level sum to the intercept, so further factors have contrasts: `a + b - 1`. In an interaction the first factor varies fastest. Names are R's: `(Intercept)`, `x`, `I(x^2)`, `SexM`, `SexF:AgeF1`.
package struct ModelMatrix: Sendable {
  package let columns: [[Double]]
  package let names: [String]
  /// The columns of each term by its name, in the order of the formula.
  package let terms: [(name: String, columns: Range<Int>)]
  /// Rows in which no variable is missing.
  package let isComplete: [Bool]

  /// Throws `unknownColumn`, and what a function of a variable throws.
  package init(_ formula: ModelFormula, of table: DataTable) throws(ExpressionError) {
    var variables: [Variable] = []
    for name in formula.variables { variables.append(try Variable(name, in: table)) }
    var columns: [[Double]] = []
    var names: [String] = []
    if formula.hasIntercept {
      columns.append(Array(repeating: 1, count: table.rowCount))
      names.append("(Intercept)")
    }
    var terms: [(name: String, columns: Range<Int>)] = []
    var spansConstant = formula.hasIntercept
    for term in formula.terms {
      let start = columns.count
      var made: [(name: String, values: [Double])] = []
      for variable in term {
        let without = term.filter { $0 != variable }
        let contrasts = without.isEmpty ? spansConstant : formula.terms.contains(without)
        let own = variables[variable].columns(contrasts: contrasts)
        made = made.isEmpty ? own : Self.crossed(made, own)
        if without.isEmpty, case .factor = variables[variable] { spansConstant = true }
      }
      columns += made.map(\.values)
      names += made.map(\.name)
      terms.append((formula.name(of: term), start..<columns.count))
    }
    self.columns = columns
    self.names = names
    self.terms = terms
    isComplete = (0..<table.rowCount).map { row in variables.allSatisfy { !$0.isMissing(row) } }
  }

  /// The numbers of one variable of a formula, a function of a column or a numeric column.
  package static func numbers(_ name: String, in table: DataTable) throws(ExpressionError) -> [Double] {
    let source = name.hasPrefix("I(") ? String(name.dropFirst(2).dropLast()) : name
    let isPlain = table[name] != nil
    return try ColumnExpression(isPlain ? "`\(name)`" : source).values(in: table)
  }

  private static func crossed(
    _ first: [(name: String, values: [Double])], _ second: [(name: String, values: [Double])]
  ) -> [(name: String, values: [Double])] {
    second.flatMap { right in
      first.map { left in ("\(left.name):\(right.name)", zip(left.values, right.values).map { $0 * $1 }) }
    }
  }

  /// A variable of the formula with its values.
  private enum Variable {
    case numbers(String, [Double])
    case factor(String, codes: [Int32], levels: [String])

    init(_ name: String, in table: DataTable) throws(ExpressionError) {
      if let column = table[name], case .categories(let codes, let levels) = column.content {
        self = .factor(name, codes: codes, levels: levels)
      } else {
        self = .numbers(name, try ModelMatrix.numbers(name, in: table))
      }
    }

    func isMissing(_ row: Int) -> Bool {
      switch self {
      case .numbers(_, let values): values[row].isNaN
      case .factor(_, let codes, _): codes[row] < 0
      }
    }

    func columns(contrasts: Bool) -> [(name: String, values: [Double])] {
      switch self {
      case .numbers(let name, let values): [(name, values)]
      case .factor(let name, let codes, let levels):
        levels.indices.dropFirst(contrasts ? 1 : 0).map { level in
          (name + levels[level], codes.map { $0 < 0 ? .nan : $0 == Int32(level) ? 1 : 0 })
        }
      }
    }
  }
}
