/// What a data file of a statistics program says about its variables, beside their values.
package struct Codebook: Sendable, Equatable {
  /// In the order of the columns.
  package let variables: [Variable]
  package let multipleResponseSets: [MultipleResponseSet]
  /// The variable by which the cases are weighted, if the file says so.
  package let weightVariable: String?

  package struct Variable: Sendable, Equatable {
    package let name: String
    package let label: String?
    package let valueLabels: [ValueLabel]
    package let missing: [MissingValues]

    /// Whether a cell stands for no value although it is not empty: one of the variable's missing values, or one of the
    /// missing values `.a` to `.z` of Stata. An empty cell is a value that the system lacks.
    package func isMissing(_ cell: String) -> Bool {
      if isTagged(cell) { return true }
      return missing.contains { $0.contains(cell) }
    }

    private func isTagged(_ cell: String) -> Bool {
      let letters = cell.utf8
      guard letters.count == 2, letters.first == UInt8(ascii: "."), let tag = letters.last else { return false }
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(tag)
    }
  }

  /// The meaning of a code; the code is spelled as in the cells.
  package struct ValueLabel: Sendable, Equatable {
    package let code: String
    package let label: String
  }

  /// Values by which a variable says that there is no answer.
  package enum MissingValues: Sendable, Equatable {
    /// All numbers between two, both included; a single one is its own range. Bounds may be infinite.
    case numbers(ClosedRange<Double>)
    case text(String)

    func contains(_ cell: String) -> Bool {
      switch self {
      case .numbers(let range): Double(cell).map(range.contains) ?? false
      case .text(let text): text == cell
      }
    }
  }

  /// Variables that hold the answers to one question with several answers (SPSS).
  package struct MultipleResponseSet: Sendable, Equatable {
    package let name: String
    package let label: String
    /// The value that says “chosen”, where each variable is an option; nil where each variable holds an option's code.
    package let countedValue: String?
    package let variables: [String]
  }
}
