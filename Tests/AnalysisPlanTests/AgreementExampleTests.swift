import Tables
import Testing

@testable import AnalysisPlan

/// The example of `docs/methods/agreement.md`: six targets, four judges of Shrout & Fleiss (1979), table 2, in both
/// layouts; and what is refused.
struct AgreementExampleTests {
  private let results: PlanResults

  private static let marks = [
    [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
  ]
  private static let wide = "data: w, unit: target, ratings: [J1, J2, J3, J4]"
  private static let long = "data: l, unit: target, rater: judge, rating: mark"

  init() throws {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {w: w.csv, l: l.csv, e: e.csv, c: c.csv}
      analyses:
        - {id: wide, method: agreement.icc, \(Self.wide)}
        - {id: long, method: agreement.icc, \(Self.long)}
        - {id: interval, method: agreement.krippendorff, \(Self.wide), metric: interval}
        - {id: components, method: agreement.varianceComponents, \(Self.long)}
        - {id: severity, method: agreement.severity, \(Self.long)}
        - {id: scores, method: agreement.panelScores, \(Self.wide), rule: dropHighLow, decimals: 1}
        - {id: kendall, method: agreement.kendallW, \(Self.wide)}
        - {id: cohen, method: agreement.cohen, data: c, ratings: [a, b], count: n}
        - {id: conger, method: agreement.conger, data: e, unit: u, ratings: [a, b]}
        - {id: both, method: agreement.icc, \(Self.wide), rater: judge, rating: mark}
        - {id: neither, method: agreement.icc, data: w}
        - {id: three, method: agreement.cohen, data: w, ratings: [J1, J2, J3]}
        - {id: text, method: agreement.krippendorff, data: e, unit: u, ratings: [a, b], metric: ordinal}
        - {id: twice, method: agreement.icc, data: e, unit: v, ratings: [x, y]}
        - {id: gap, method: agreement.icc, data: e, unit: u, ratings: [x, z]}
        - {id: nothing, method: agreement.icc, data: e, unit: u, ratings: [z]}
        - {id: one, method: agreement.gwet, data: e, unit: u, ratings: [a]}
        - {id: list, method: agreement.gwet, data: e, unit: u, ratings: [a, b], categories: ["no"]}
        - {id: half, method: agreement.cohen, data: e, ratings: [a, b], count: x}
        - {id: rule, method: agreement.panelScores, \(Self.wide), rule: best}
        - {id: fraction, method: agreement.manyFacetRasch, data: e, facets: [u, a], rating: x}
      """)
    results = plan.run(tables: [
      "w": TextTable(
        columnNames: ["target", "J1", "J2", "J3", "J4"],
        rows: Self.marks.enumerated().map { ["T\($0 + 1)"] + $1.map { "\($0)" } }),
      // The rows of the long layout stand judge by judge, from the last target on; one was not judged.
      "l": TextTable(
        columnNames: ["target", "judge", "mark"],
        rows: [["T9", "J1", ""]]
          + (1...4).flatMap { judge in
            (1...6).reversed().map { ["T\($0)", "J\(judge)", "\(Self.marks[$0 - 1][judge - 1])"] }
          }),
      "e": TextTable(
        columnNames: ["u", "v", "a", "b", "x", "y", "z"],
        rows: [
          ["1", "1", "no", "no", "1.5", "1", ""], ["2", "1", "no", "yes", "2", "2", ""],
          ["3", "2", "yes", "yes", "3", "1", ""],
        ]),
      "c": TextTable(
        columnNames: ["a", "b", "n"],
        rows: [["no", "no", "1"], ["no", "yes", "1"], ["yes", "yes", "1"], ["yes", "", "4"]]),
    ])
  }

  private func field(_ id: String, _ name: String) throws -> JSONValue {
    let result = try #require(results.results.first { $0.id == id })
    return try #require(result.fields.first { $0.key == name }?.value, "\(id): \(result.error?.message ?? name)")
  }

  private func number(_ id: String, _ name: String) throws -> Double {
    guard case .number(let number) = try field(id, name) else { return .nan }
    return number
  }

  private func column(_ id: String, _ name: String) throws -> [Double] {
    guard case .list(let rows) = try field(id, "rows") else { return [] }
    return rows.map { row in
      if case .number(let number)? = row[name] { number } else { .nan }
    }
  }

  private func expect(_ found: [Double], _ expected: [Double], within tolerance: Double) {
    #expect(
      found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance },
      "\(found), not \(expected)")
  }

  /// Shrout & Fleiss (1979), table 4, to two decimals; limits by R psych 2.2.9.
  @Test(arguments: ["wide", "long"])
  func `six correlations in both layouts`(id: String) throws {
    expect(try column(id, "estimate"), [0.17, 0.29, 0.71, 0.44, 0.62, 0.91], within: 0.005)
    expect(
      try column(id, "lower"),
      [
        -0.132932324874751, 0.018786513374712, 0.342464765033925, -0.884442155238121, 0.0711368153025032,
        0.675674713816304,
      ],
      within: 1e-9)
    #expect(try number(id, "units") == 6)
  }

  /// By hand from the table: N = 24, Σ = 127, Σx² = 841, within targets Σ(x − mean)² = 112.75, so D_o = 2·112.75/(3·6)
  /// and D_e = 2·(841 − 127²/24)/23.
  @Test func `alpha of the targets`() throws {
    let (observed, expected) = (2 * 112.75 / 18, 2 * (841 - 127.0 * 127 / 24) / 23)
    #expect(abs(try number("interval", "observedDisagreement") - observed) < 1e-11)
    #expect(abs(try number("interval", "estimate") - (1 - observed / expected)) < 1e-12)
  }

  /// Of a complete table the components are those of the mean squares 11.24, 32.49 and 1.02 (see the page).
  @Test func `components of the targets`() throws {
    #expect(abs(try number("components", "unitVariance") - 2.55556) < 5e-6)
    #expect(abs(try number("components", "raterVariance") - 5.24444) < 5e-6)
    #expect(abs(try number("components", "residualVariance") - 1.01944) < 5e-6)
    #expect(abs(try number("components", "dependability") - 0.62005) < 5e-6)
  }

  /// Of a complete table fair averages are the means; T2 has (6 + 1 + 3 + 2)/4.
  @Test func `fair averages`() throws {
    expect(try column("severity", "fairAverage"), [6, 3, 6.5, 4, 7.5, 4.75], within: 1e-12)
    expect(try column("severity", "fairRank"), [3, 6, 2, 5, 1, 4], within: 0)
    // F = MSJ/MSE.
    #expect(abs(try number("severity", "statistic") - 32.4861111111111 / 1.01944444444444) < 1e-9)
  }

  /// By hand: T1 without 9 and 2: 13/2; T3 without 8 and 4: 14/2; 2.5, 4, 7.5, 5.
  @Test func `scores without the highest and lowest mark`() throws {
    expect(try column("scores", "score"), [6.5, 2.5, 7, 4, 7.5, 5], within: 1e-12)
    expect(try column("scores", "rank"), [3, 6, 2, 5, 1, 4], within: 0)
  }

  /// By hand: of two judges and units no no, no yes, yes yes Cohen's κ is 0.4, and so is Conger's.
  @Test func `kappa by counts and by units`() throws {
    #expect(abs(try number("cohen", "estimate") - 0.4) < 1e-14)
    #expect(try number("cohen", "n") == 3)
    #expect(abs(try number("conger", "estimate") - 0.4) < 1e-14)
    #expect(results.results.first { $0.id == "cohen" }?.warnings.count == 1)
  }

  @Test(
    arguments: [
      ("both", AnalysisError.Code.invalidArgument), ("neither", .missingArgument), ("three", .invalidArgument),
      ("text", .notNumeric), ("twice", .repeatedUnit), ("gap", .missingRatings), ("nothing", .noData),
      ("one", .tooFewRaters), ("list", .invalidArgument), ("half", .notACount), ("rule", .invalidArgument),
      ("fraction", .notACount),
    ])
  func `what cannot be compared is refused`(id: String, code: AnalysisError.Code) {
    let error = results.results.first { $0.id == id }?.error
    #expect(error?.code == code, "\(error?.message ?? "no error")")
  }
}
