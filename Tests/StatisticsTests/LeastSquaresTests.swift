import Foundation
import Statistics
import Testing

struct LeastSquaresTests {
  /// By hand: x = 1, 2, 3 and y = 1, 2, 2 give slope 1/2 and intercept 2/3; X'X = [[3, 6], [6, 14]], its determinant 6.
  @Test func `a line through three points`() throws {
    let squares = try #require(LeastSquares([[1, 1, 1], [1, 2, 3]]))
    expect(squares.coefficients([1, 2, 2]), [2.0 / 3, 0.5])
    expect(squares.fitted([1, 2, 2]), [7.0 / 6, 10.0 / 6, 13.0 / 6])
    expect(squares.inverse.flatMap(\.self), [14.0 / 6, -1, -1, 0.5])
  }

  /// By hand: the weighted mean of 1, 2, 6 with weights 1, 2, 1 is 11/4; a weight of 0 leaves its row out.
  @Test func `weights count rows`() throws {
    let squares = try #require(LeastSquares([[1, 1, 1, 1]], weights: [1, 2, 1, 0]))
    expect(squares.coefficients([1, 2, 6, 100]), [11.0 / 4])
    expect(squares.inverse[0], [1.0 / 4])
  }

  @Test(
    arguments: [
      [], [[0, 0, 0]], [[1, 2, 3], [2, 4, 6]], [[1, 1, 1], [0, 1, 0], [1, 0, 1]], [[1], [2]], [[1, .infinity]],
    ] as [[[Double]]])
  func `dependent columns have no fit`(columns: [[Double]]) {
    #expect(LeastSquares(columns) == nil)
  }

  /// By hand: 2x + y = 3 and x + 3y = 5 have x = 4/5, y = 7/5; b'V⁻¹b = 3·4/5 + 5·7/5.
  @Test func `a small system`() throws {
    expect(try #require(solution(of: [[2, 1], [1, 3]], [3, 5])), [0.8, 1.4])
    expect([try #require(quadraticForm([3, 5], inverseOf: [[2, 1], [1, 3]]))], [9.4])
    #expect(solution(of: [[1, 2], [2, 4]], [1, 1]) == nil)
    #expect(solution(of: [[0]], [1]) == nil)
  }

  /// By hand: det([[2 − λ, 1], [1, 2 − 3λ]]) = 3λ² − 8λ + 3 has the roots (4 ± √7)/3.
  @Test func `generalised eigenvalues`() throws {
    let values = try #require(generalizedEigenvalues([[2, 1], [1, 2]], [[1, 0], [0, 3]])).sorted()
    expect(values, [(4 - 7.0.squareRoot()) / 3, (4 + 7.0.squareRoot()) / 3])
    #expect(generalizedEigenvalues([[1]], [[0]]) == nil)
  }

  private func expect(_ found: [Double], _ expected: [Double]) {
    #expect(found.count == expected.count)
    for (value, other) in zip(found, expected) { #expect(abs(value - other) < 1e-13, "\(found)") }
  }
}

/// The certified regressions of NIST's Statistical Reference Datasets, from `../shared/reference/numerics`; skipped where
/// that folder is absent.
@Suite(.enabled(if: CertifiedRegressions.exist, "the folder ../shared/reference/numerics is absent"))
struct CertifiedRegressionTests {
  @Test func `Longley's economy to 1e-8`() throws {
    let columns = try CertifiedRegressions.columns(of: "n01-longley")
    let coefficients = try fit(columns[0], on: Array(columns.dropFirst()))
    // NIST StRD, Longley: certified B0 to B6.
    let certified = [
      -3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
      -0.511041056535807e-01, 1829.15146461355,
    ]
    for (found, value) in zip(coefficients, certified) { #expect(abs(found / value - 1) < 1e-8) }
  }

  @Test func `Filip's polynomial of degree 10 to 1e-6`() throws {
    let columns = try CertifiedRegressions.columns(of: "n02-filip")
    var powers = [columns[1]]
    while powers.count < 10 { powers.append(zip(powers[powers.count - 1], columns[1]).map { $0 * $1 }) }
    let coefficients = try fit(columns[0], on: powers)
    // NIST StRD, Filip: certified B0, B1, B4 and B10.
    let certified = [
      (0, -1467.48961422980), (1, -2772.17959193342), (4, -354.478233703349), (10, -0.402962525080404e-04),
    ]
    for (index, value) in certified { #expect(abs(coefficients[index] / value - 1) < 1e-6) }
  }

  private func fit(_ response: [Double], on columns: [[Double]]) throws -> [Double] {
    let intercept = [Double](repeating: 1, count: response.count)
    return try #require(LeastSquares([intercept] + columns)).coefficients(response)
  }
}

/// The data files of the certified regressions.
private enum CertifiedRegressions {
  private static let folder: URL = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["STEELYARD_SHARED"].map { URL(filePath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared")
    return shared.appending(path: "reference/numerics")
  }()

  static var exist: Bool { FileManager.default.fileExists(atPath: folder.path()) }

  /// The numbers of a file by column.
  static func columns(of name: String) throws -> [[Double]] {
    let text = try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
    let rows = try text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      try line.split(separator: ",").map { try #require(Double($0)) }
    }
    return try #require(rows.first).indices.map { column in rows.map { $0[column] } }
  }
}
