#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ColumnExpression {
  /// The value of the expression in every row.
  ///
  /// A row is missing (NaN) where a cell that the expression uses is missing, except inside `missing(…)`, which is 1 or
  /// 0. A condition gives 1 or 0. What is not defined or not finite (`log(0)`, `1/0`) is missing too. Throws
  /// `unknownColumn` and `wrongKind`: text is only compared, with `==` and `!=`, to text.
  package func values(in table: DataTable) throws(ExpressionError) -> [Double] {
    guard case .numbers(let values) = try evaluate(root, table) else { throw .wrongKind(source) }
    return values.map { $0.isFinite ? $0 : .nan }
  }

  /// The rows in which a condition holds; missing counts as false, any number but 0 as true.
  package func rows(in table: DataTable) throws(ExpressionError) -> [Bool] {
    try values(in: table).map { $0 != 0 && !$0.isNaN }
  }

  private enum Values {
    case numbers([Double])
    case texts(codes: [Int32], levels: [String])
  }

  private func evaluate(_ node: ExpressionNode, _ table: DataTable) throws(ExpressionError) -> Values {
    switch node {
    case .number(let value): return .numbers(Array(repeating: value, count: table.rowCount))
    case .text(let text): return .texts(codes: Array(repeating: 0, count: table.rowCount), levels: [text])
    case .column(let name): return try column(name, table)
    case .negative(let inner): return .numbers(try numbers(inner, table, in: "-").map { -$0 })
    case .not(let inner): return .numbers(try numbers(inner, table, in: "not").map { $0.isNaN ? $0 : $0 == 0 ? 1 : 0 })
    case .arithmetic(let operation, let left, let right):
      let place = operation.rawValue
      return .numbers(
        zip(try numbers(left, table, in: place), try numbers(right, table, in: place)).map(operation.callAsFunction))
    case .comparison(let comparison, let left, let right):
      return .numbers(try compare(comparison, try evaluate(left, table), try evaluate(right, table)))
    case .logical(let logical, let left, let right):
      let place = logical.rawValue
      return .numbers(
        zip(try numbers(left, table, in: place), try numbers(right, table, in: place)).map(logical.callAsFunction))
    case .function(.missing, let inner):
      return .numbers(missing(try evaluate(inner, table)))
    case .function(let function, let inner):
      return .numbers(try numbers(inner, table, in: function.rawValue).map(function.callAsFunction))
    }
  }

  private func column(_ name: String, _ table: DataTable) throws(ExpressionError) -> Values {
    guard let column = table[name] else { throw .unknownColumn(name) }
    switch column.content {
    case .numbers(let values): return .numbers(values)
    case .categories(let codes, let levels): return .texts(codes: codes, levels: levels)
    }
  }

  private func numbers(
    _ node: ExpressionNode, _ table: DataTable, in place: String
  ) throws(ExpressionError) -> [Double] {
    guard case .numbers(let values) = try evaluate(node, table) else { throw .wrongKind(place) }
    return values
  }

  private func missing(_ values: Values) -> [Double] {
    switch values {
    case .numbers(let numbers): numbers.map { $0.isNaN ? 1 : 0 }
    case .texts(let codes, _): codes.map { $0 < 0 ? 1 : 0 }
    }
  }

  private func compare(
    _ comparison: ExpressionNode.Comparison, _ left: Values, _ right: Values
  ) throws(ExpressionError) -> [Double] {
    switch (left, right) {
    case (.numbers(let left), .numbers(let right)):
      return zip(left, right).map { $0.isNaN || $1.isNaN ? .nan : comparison($0, $1) ? 1 : 0 }
    case (.texts(let codes, let levels), .texts(let otherCodes, let otherLevels)):
      guard comparison == .equal || comparison == .unequal else { throw .wrongKind(comparison.rawValue) }
      var position: [String: Int32] = [:]
      for (index, level) in levels.enumerated() { position[level] = Int32(index) }
      let matching = otherLevels.map { position[$0] ?? Int32(levels.count) }
      return zip(codes, otherCodes).map { code, other in
        if code < 0 || other < 0 { return .nan }
        return (code == matching[Int(other)]) == (comparison == .equal) ? 1 : 0
      }
    default: throw .wrongKind(comparison.rawValue)
    }
  }
}

extension ExpressionNode.Arithmetic {
  func callAsFunction(_ left: Double, _ right: Double) -> Double {
    if left.isNaN || right.isNaN { return .nan }
    return switch self {
    case .plus: left + right
    case .minus: left - right
    case .times: left * right
    case .over: left / right
    case .power: pow(left, right)
    }
  }
}

extension ExpressionNode.Comparison {
  fileprivate func callAsFunction(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .equal: left == right
    case .unequal: left != right
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    }
  }
}

extension ExpressionNode.Logical {
  fileprivate func callAsFunction(_ left: Double, _ right: Double) -> Double {
    if left.isNaN || right.isNaN { return .nan }
    return switch self {
    case .and: left != 0 && right != 0 ? 1 : 0
    case .or: left != 0 || right != 0 ? 1 : 0
    }
  }
}

extension ExpressionFunction {
  func callAsFunction(_ value: Double) -> Double {
    switch self {
    case .log: naturalLogarithm(value)
    case .exp: exponential(value)
    case .sqrt: value.squareRoot()
    case .abs: Swift.abs(value)
    case .round: value.rounded(.toNearestOrEven)
    case .missing: value.isNaN ? 1 : 0
    }
  }
}

// Free functions, because inside the enum `log` and `exp` are its cases.
private func naturalLogarithm(_ value: Double) -> Double { log(value) }
private func exponential(_ value: Double) -> Double { exp(value) }
