extension ColumnExpression {
  /// The value at a point and its partial derivatives, for the delta method.
  ///
  /// `point` gives a value to every name in `labels`; the gradient is in their order. Computed by forward
  /// differentiation (dual numbers), so it is exact to rounding. Throws `unknownColumn` for a name that is no label,
  /// `wrongKind` for text, and `notDifferentiable` for comparisons, conditions, `round` and `missing`.
  package func gradient(
    labels: [String], at point: [Double]
  ) throws(ExpressionError) -> (value: Double, gradient: [Double]) {
    var position: [String: Int] = [:]
    for (index, label) in labels.enumerated() { position[label] = index }
    let result = try dual(root, position, point)
    return (result.value, result.slope)
  }

  /// A number with its derivative in every direction.
  private struct Dual {
    var value: Double
    var slope: [Double]

    /// f(x) with the derivative f'(x) times the slope.
    func mapped(to value: Double, factor: Double) -> Dual {
      Dual(value: value, slope: slope.map { factor * $0 })
    }
  }

  private func dual(
    _ node: ExpressionNode, _ position: [String: Int], _ point: [Double]
  ) throws(ExpressionError) -> Dual {
    let flat = [Double](repeating: 0, count: point.count)
    switch node {
    case .number(let value): return Dual(value: value, slope: flat)
    case .text(let text): throw .wrongKind(text)
    case .column(let name):
      guard let index = position[name] else { throw .unknownColumn(name) }
      var slope = flat
      slope[index] = 1
      return Dual(value: point[index], slope: slope)
    case .negative(let inner):
      let value = try dual(inner, position, point)
      return value.mapped(to: -value.value, factor: -1)
    case .arithmetic(let operation, let left, let right):
      return combined(operation, try dual(left, position, point), try dual(right, position, point))
    case .function(let function, let inner):
      return try applied(function, try dual(inner, position, point))
    case .comparison(let comparison, _, _): throw .notDifferentiable(comparison.rawValue)
    case .logical(let logical, _, _): throw .notDifferentiable(logical.rawValue)
    case .not: throw .notDifferentiable("not")
    }
  }

  private func combined(_ operation: ExpressionNode.Arithmetic, _ left: Dual, _ right: Dual) -> Dual {
    let value = operation(left.value, right.value)
    let factors: (left: Double, right: Double) =
      switch operation {
      case .plus: (1, 1)
      case .minus: (1, -1)
      case .times: (right.value, left.value)
      case .over: (1 / right.value, -left.value / (right.value * right.value))
      case .power:
        (
          right.value * ExpressionNode.Arithmetic.power(left.value, right.value - 1),
          right.slope.allSatisfy { $0 == 0 } ? 0 : value * ExpressionFunction.log(left.value)
        )
      }
    return Dual(value: value, slope: zip(left.slope, right.slope).map { factors.left * $0 + factors.right * $1 })
  }

  private func applied(_ function: ExpressionFunction, _ inner: Dual) throws(ExpressionError) -> Dual {
    let value = function(inner.value)
    switch function {
    case .log: return inner.mapped(to: value, factor: 1 / inner.value)
    case .exp: return inner.mapped(to: value, factor: value)
    case .sqrt: return inner.mapped(to: value, factor: 0.5 / value)
    case .abs: return inner.mapped(to: value, factor: inner.value < 0 ? -1 : 1)
    case .round, .missing: throw .notDifferentiable(function.rawValue)
    }
  }
}
