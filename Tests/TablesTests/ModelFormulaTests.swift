import Tables
import Testing

struct ModelFormulaTests {
  /// attr(terms(f), "term.labels") in R 4.2.2.
  @Test(
    arguments: [
      ("y ~ a + b", ["a", "b"]), ("y ~ a:b + a", ["a", "a:b"]), ("y ~ a*b", ["a", "b", "a:b"]),
      ("y ~ a/b", ["a", "a:b"]), ("y ~ a/(b + c*d)", ["a", "a:b", "a:c", "a:d", "a:c:d"]),
      ("y ~ a*b*c - a:b:c", ["a", "b", "c", "a:b", "a:c", "b:c"]), ("y ~ (a + b):c", ["a:c", "b:c"]),
      ("y ~ b:a + a + b", ["a", "b", "b:a"]), ("y~log(x)+I( x ^2 )", ["log(x)", "I(x^2)"]), ("y ~ 1", []),
      ("y ~ a/b/c", ["a", "a:b", "a:b:c"]), ("y ~ a + a", ["a"]),
    ])
  func `terms stand as R orders them`(source: String, terms: [String]) throws {
    let formula = try ModelFormula(source)
    #expect(formula.terms.map(formula.name) == terms)
    #expect(formula.hasIntercept)
    #expect(formula.response == "y")
  }

  @Test(arguments: ["~ a - 1", "~ a + 0", "~ 0 + a", "~ -1 + a"])
  func `the intercept can be left out`(source: String) throws {
    let formula = try ModelFormula(source)
    #expect(!formula.hasIntercept)
    #expect(formula.response == nil)
  }

  @Test func `names between grave accents keep their spaces and signs`() throws {
    let formula = try ModelFormula("`my y` ~ `a ~ b` + `c (d)`:x")
    #expect(formula.response == "my y")
    #expect(formula.variables == ["a ~ b", "c (d)", "x"])
  }

  @Test(
    arguments: [
      "y", "y ~ a ~ b", "y ~", "y ~ a +", "y ~ (a", "y ~ a)", "y ~ a^2", "y ~ a:1", "y ~ a*1", "y ~ `a", "y ~ log(x",
      "y ~ \(String(repeating: "(", count: 100_000))a\(String(repeating: ")", count: 100_000))",
    ])
  func `what is no formula is refused`(source: String) {
    #expect(throws: ExpressionError.self) { try ModelFormula(source) }
  }
}

/// colnames(model.matrix(f, m)) in R 4.2.2 with
/// m <- data.frame(a=c("p","q","r","p","q","r"), b=c("u","u","v","v","u","v"), x=1:6), text as factors.
struct ModelMatrixTests {
  private func table() throws -> DataTable {
    try DataTable([
      DataColumn(name: "a", texts: ["p", "q", "r", "p", "q", "r"]),
      DataColumn(name: "b", texts: ["u", "u", "v", "v", "u", "v"]),
      DataColumn(name: "x", numbers: [1, 2, 3, 4, 5, 6]),
    ])
  }

  @Test(
    arguments: [
      ("~ a + x", ["(Intercept)", "aq", "ar", "x"]), ("~ a + b - 1", ["ap", "aq", "ar", "bv"]),
      ("~ x + a - 1", ["x", "ap", "aq", "ar"]), ("~ x:a", ["(Intercept)", "x:ap", "x:aq", "x:ar"]),
      ("~ a + a:b", ["(Intercept)", "aq", "ar", "ap:bv", "aq:bv", "ar:bv"]),
      ("~ a*b", ["(Intercept)", "aq", "ar", "bv", "aq:bv", "ar:bv"]),
      ("~ a:b - 1", ["ap:bu", "aq:bu", "ar:bu", "ap:bv", "aq:bv", "ar:bv"]),
      ("~ b + a:b - 1", ["bu", "bv", "bu:aq", "bv:aq", "bu:ar", "bv:ar"]),
      ("~ a/x - 1", ["ap", "aq", "ar", "ap:x", "aq:x", "ar:x"]),
      ("~ x:a - 1 + b", ["bu", "bv", "x:ap", "x:aq", "x:ar"]), ("~ I(x^2)", ["(Intercept)", "I(x^2)"]),
    ])
  func `columns are coded and named as in R`(source: String, names: [String]) throws {
    #expect(try ModelMatrix(ModelFormula(source), of: table()).names == names)
  }

  /// As colnames(model.matrix(~ a, m)).
  @Test func `the intercept can be put back`() throws {
    let formula = try ModelFormula("~ a - 1").withIntercept
    #expect(try ModelMatrix(formula, of: table()).names == ["(Intercept)", "aq", "ar"])
  }

  @Test func `an interaction multiplies its columns`() throws {
    let matrix = try ModelMatrix(ModelFormula("~ x:a + I(x^2)"), of: table())
    #expect(matrix.columns[1] == [1, 4, 9, 16, 25, 36])
    #expect(matrix.columns[3] == [0, 2, 0, 0, 5, 0])
    #expect(matrix.terms.map(\.columns) == [1..<2, 2..<5])
  }

  @Test func `rows with a missing value are not complete`() throws {
    let table = try DataTable([
      DataColumn(name: "a", texts: ["p", nil, "r", "p"]), DataColumn(name: "x", numbers: [1, 2, .nan, 4]),
    ])
    #expect(try ModelMatrix(ModelFormula("~ a + x"), of: table).isComplete == [true, false, false, true])
  }

  @Test func `columns that do not exist and functions of text are refused`() throws {
    #expect(throws: ExpressionError.unknownColumn("q")) { try ModelMatrix(ModelFormula("~ a + q"), of: table()) }
    #expect(throws: ExpressionError.wrongKind("log")) { try ModelMatrix(ModelFormula("~ log(a)"), of: table()) }
  }
}
