import Tables
import Testing

@testable import AnalysisPlan

/// The example of `docs/methods/items.md`. Expected values: R 4.2.2, psych 2.2.9, on the same twelve rows:
/// `alpha(x, check.keys = FALSE)` with q3 reversed, `use = "complete.obs"` where rows are complete,
/// `stats::factanal(covmat = cor(na.omit(x)), factors = 1)`, and for the least residuals
/// `optim(rep(.8, 4), function(l) {S <- R - outer(l, l); sum(S[lower.tri(S)]^2)}, method = "BFGS")`.
struct ItemExampleTests {
  private let results: PlanResults
  private let rows: TextTable

  private static let answers = [
    ["1", "2", "5", "2"], ["2", "2", "4", "1"], ["2", "3", "5", "3"], ["3", "3", "3", "2"], ["3", "4", "3", "4"],
    ["4", "4", "2", "3"], ["4", "5", "1", "5"], ["5", "5", "1", "4"], ["5", "4", "2", "5"], ["2", "1", "5", "2"],
    ["", "3", "3", ""], ["4", "", "2", "4"],
  ]

  init() throws {
    let scale = "data: d, items: [q1, q2, q3, q4], reverse: {q3: 6}"
    let matrix = "data: r, items: [d, c, b, a], input: correlationMatrix"
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {d: d.csv, r: r.csv, s: s.csv}
      analyses:
        - {id: alpha, method: items.cronbachAlpha, \(scale)}
        - {id: complete, method: items.cronbachAlpha, \(scale), missing: complete}
        - {id: backwards, method: items.cronbachAlpha, data: d, items: [q1, q2, q3, q4]}
        - {id: total, method: items.itemTotal, \(scale)}
        - {id: two, method: items.itemTotal, data: d, items: [q1, q2]}
        - {id: likelihood, method: items.omegaTotal, \(matrix), extraction: maximumLikelihood}
        - {id: residuals, method: items.omegaTotal, \(matrix)}
        - {id: heywood, method: items.omegaTotal, data: s, items: [x, y, z], input: correlationMatrix}
        - {id: noMatrix, method: items.omegaTotal, data: d, items: [q1, q2, q3], input: correlationMatrix}
        - {id: few, method: items.omegaHierarchical, data: d, items: [q1, q2, q3, q4]}
        - {id: unknown, method: items.cronbachAlpha, data: d, items: [q1, q2], reverse: {q4: 6}}
      """)
    results = plan.run(tables: [
      "d": TextTable(columnNames: ["q1", "q2", "q3", "q4"], rows: Self.answers),
      "r": TextTable(
        columnNames: ["a", "b", "c", "d"],
        rows: [
          ["1", "0.830547120421206", "0.920062820633625", "0.763313609467456"],
          ["0.830547120421206", "1", "0.900980567083176", "0.830547120421206"],
          ["0.920062820633625", "0.900980567083176", "1", "0.716734020493597"],
          ["0.763313609467456", "0.830547120421206", "0.716734020493597", "1"],
        ]),
      "s": TextTable(
        columnNames: ["x", "y", "z"], rows: [["1", "0.9", "0.9"], ["0.9", "1", "0.7"], ["0.9", "0.7", "1"]]),
    ])
    rows = results.rows
  }

  private func expect(_ id: String, _ name: String, _ expected: [Double], within tolerance: Double = 1e-12) throws {
    let ids = try #require(rows.columnNames.firstIndex(of: "id"))
    let column = try #require(rows.columnNames.firstIndex(of: name))
    let found = rows.rows.filter { $0[ids] == id }.map { Double($0[column]) ?? .nan }
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) {
      #expect(
        found.isNaN && expected.isNaN || abs(found - expected) <= tolerance, "\(id) \(name): \(found), not \(expected)")
    }
  }

  @Test func `alpha over pairs`() throws {
    try expect("alpha", "estimate", [0.963240733654754])
    try expect("alpha", "standardised", [0.964390885226655])
    try expect("alpha", "lambda6", [0.977955883315438])
    try expect("alpha", "meanCorrelation", [0.871311040674655])
    try expect("alpha", "medianCorrelation", [0.901072792916075])
    try expect("alpha", "se", [0.0188183348306903])
    try expect("alpha", "lower", [0.911326911909329], within: 1e-9)
    try expect("alpha", "upper", [0.988131894353593], within: 1e-9)
    try expect("alpha", "mean", [3.16666666666667])
    try expect("alpha", "sd", [1.22629029140244])
    try expect("alpha", "n", [12])
  }

  @Test func `alpha of complete rows`() throws {
    try expect("complete", "estimate", [0.948758584257792])
    try expect("complete", "lambda6", [0.961348126061176])
    try expect("complete", "n", [10])
  }

  @Test func `items and their scale`() throws {
    try expect("total", "n", [11, 11, 12, 11])
    try expect("total", "rawCorrelation", [0.945604823299360, 0.952793269942761, 0.953582665134142, 0.887003961010386])
    try expect(
      "total", "standardisedCorrelation",
      [0.958125112025267, 0.978783994431807, 0.960667547308614, 0.904492846926778])
    try expect(
      "total", "correctedCorrelation", [0.953198998461388, 0.973787939840811, 0.959828859980783, 0.873113540729582])
    try expect(
      "total", "restCorrelation", [0.928549347600392, 0.960993325230295, 0.928986266079337, 0.829206229538342])
    try expect("total", "alphaIfDropped", [0.945949570815451, 0.937947494033413, 0.947185646071480, 0.973892002037697])
    try expect(
      "total", "lambda6IfDropped", [0.956452949037645, 0.935273471751237, 0.945477617198604, 0.969158397635795])
    try expect("two", "alphaIfDropped", [.nan, .nan])
  }

  @Test func `omega of one factor`() throws {
    try expect(
      "likelihood", "loading", [0.788803541715904, 0.970855483415926, 0.924301749252904, 0.937017778518959],
      within: 1e-6)
    try expect(
      "residuals", "loading", [0.819352929405, 0.943790232440, 0.950548524737, 0.926032109399], within: 1e-6)
    let omega = try #require(results.results.first { $0.id == "residuals" }).fields.first { $0.key == "estimate" }
    guard case .number(let omega)? = omega?.value else {
      Issue.record("no omega")
      return
    }
    #expect(abs(omega - 0.9513917) < 1e-7)
  }

  /// r_xy·r_xz/r_yz is 0.81/0.7 > 1, so no loading explains x: it is held at 1, and those of y and z are the least
  /// squares solution of l = 0.9 and l² = 0.7, the root of (l − 0.9) + (l² − 0.7)·l = 0 at 0.8623541719.
  @Test func `a Heywood case is held and said`() throws {
    try expect("heywood", "loading", [1, 0.8623541719, 0.8623541719], within: 1e-9)
    try expect("heywood", "uniqueness", [0, 0.2563452821, 0.2563452821], within: 1e-9)
    #expect(results.results.first { $0.id == "heywood" }?.warnings.count == 1)
  }

  @Test func `an item that goes backwards is named`() throws {
    let warnings = try #require(results.results.first { $0.id == "backwards" }).warnings
    #expect(warnings.count == 1)
    #expect(warnings.first?.message.hasPrefix("“q3”") == true)
  }

  @Test(
    arguments: [
      ("noMatrix", AnalysisError.Code.invalidArgument), ("few", .tooFewItems), ("unknown", .unknownColumn),
    ])
  func `what is no scale is refused`(id: String, code: AnalysisError.Code) {
    #expect(results.results.first { $0.id == id }?.error?.code == code)
  }
}
