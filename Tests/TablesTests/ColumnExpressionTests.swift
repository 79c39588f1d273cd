import Tables
import Testing

/// Values follow by hand from the grammar in the documentation of `ColumnExpression`.
struct ColumnExpressionTests {
  private static let gradients: [(source: String, value: Double, gradient: [Double])] = [
    ("a / b", 0.6666666666666666, [0.3333333333333333, -0.2222222222222222]),
    ("log(a) - log(b)", -0.4054651081081644, [0.5, -0.3333333333333333]),
    ("a ^ 2 * b", 12, [12, 4]), ("exp(a - 2) + sqrt(b + 1)", 3, [1, 0.25]),
    ("abs(a - b)", 1, [-1, 1]), ("-(a + 2 * b)", -8, [-1, -2]), ("2 ^ a", 4, [2.772588722239781, 0]),
  ]

  private let table: DataTable

  init() throws {
    table = try DataTable([
      DataColumn(name: "x", numbers: [1, 2, .nan, 4]),
      DataColumn(name: "sch.wide", texts: ["Yes", "No", "Yes", nil]),
      DataColumn(name: "满意", numbers: [5, 3, 4, 1]),
    ])
  }

  @Test(arguments: [
    ("1 + 2 * 3", 7.0), ("-2 ^ 2", -4), ("2 ^ 3 ^ 2", 512), ("2 ^ -1", 0.5), ("(1 + 2) * 3", 9), ("8 / 4 / 2", 1),
    ("round(2.5)", 2), ("round(3.5)", 4), ("abs(-3)", 3), ("sqrt(9)", 3), ("log(exp(2))", 2), ("1e-2 * 100", 1),
    ("not 1 > 2", 1), ("not not 1 > 2", 0), ("1 == 1 and 2 < 1 or 3 >= 3", 1), ("1 != 1", 0),
  ])
  func `a constant expression has its value`(source: String, expected: Double) throws {
    let values = try ColumnExpression(source).values(in: table)
    #expect(values.count == 4)
    #expect(values.allSatisfy { abs($0 - expected) < 1e-15 })
  }

  @Test(
    arguments: [
      ("x >= 2", [0, 1, nil, 1]), ("sch.wide == 'Yes'", [1, 0, 1, nil]), ("sch.wide != 'Yes'", [0, 1, 0, nil]),
      ("sch.wide == 'Never'", [0, 0, 0, nil]), ("x > 1 and sch.wide == 'Yes'", [0, 0, nil, nil]),
      ("missing(x)", [0, 0, 1, 0]), ("missing(sch.wide)", [0, 0, 0, 1]), ("`满意` + x", [6, 5, nil, 5]),
      ("log(x - 1)", [nil, 0, nil, 1.0986122886681098]), ("1 / (x - 1)", [nil, 1, nil, 1.0 / 3]),
    ] as [(String, [Double?])])
  func `missing cells make the row missing`(source: String, expected: [Double?]) throws {
    let values = try ColumnExpression(source).values(in: table).map { $0.isNaN ? nil : $0 }
    #expect(values == expected)
  }

  @Test func `a condition holds nowhere it is missing`() throws {
    #expect(try ColumnExpression("x > 1").rows(in: table) == [false, true, false, true])
  }

  @Test func `columns are listed once`() throws {
    #expect(try ColumnExpression("x + `满意` * x").columnNames == ["x", "满意"])
  }

  @Test(arguments: [
    ("y >> 3", ExpressionError.unexpected(">", position: 4)), ("1 +", .unexpectedEnd), ("(1", .unexpectedEnd),
    ("'open", .unterminated(position: 1)), ("a = 1", .unexpectedCharacter("=", position: 3)),
    ("sin(x)", .unexpected("sin", position: 1)), ("1 2", .unexpected("2", position: 3)), ("", .unexpectedEnd),
    ("1 < 2 < 3", .unexpected("<", position: 7)), ("1e999", .unexpected("1e999", position: 1)),
  ])
  func `a broken expression is refused at its place`(source: String, error: ExpressionError) {
    #expect(throws: error) { try ColumnExpression(source) }
  }

  @Test func `brackets without end do not exhaust the stack`() {
    #expect(throws: ExpressionError.self) { try ColumnExpression(String(repeating: "(", count: 100_000)) }
    #expect(throws: ExpressionError.self) { try ColumnExpression(String(repeating: "-", count: 100_000) + "1") }
  }

  @Test(arguments: [
    ("absent + 1", ExpressionError.unknownColumn("absent")), ("sch.wide + 1", .wrongKind("+")),
    ("sch.wide < 'Yes'", .wrongKind("<")), ("x == 'Yes'", .wrongKind("==")), ("sch.wide", .wrongKind("sch.wide")),
  ])
  func `text and numbers do not mix`(source: String, error: ExpressionError) {
    #expect(throws: error) { try ColumnExpression(source).values(in: table) }
  }

  /// Derivatives by the rules of calculus at a = 2, b = 3.
  @Test(arguments: gradients)
  func `the gradient is exact`(source: String, value: Double, gradient: [Double]) throws {
    let result = try ColumnExpression(source).gradient(labels: ["a", "b"], at: [2, 3])
    #expect(abs(result.value - value) < 1e-14)
    for (found, expected) in zip(result.gradient, gradient) { #expect(abs(found - expected) < 1e-14) }
  }

  @Test func `a comparison has no gradient`() throws {
    let expression = try ColumnExpression("a > b")
    #expect(throws: ExpressionError.notDifferentiable(">")) {
      try expression.gradient(labels: ["a", "b"], at: [2, 3])
    }
  }
}
