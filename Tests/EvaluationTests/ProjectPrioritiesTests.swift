import Foundation
import ProgrammeModel
import Testing

@testable import Evaluation

/// One site, every resident a block: with the project and overall satisfied (a), with one of the two (b, c), with neither (d).
@Suite struct ProjectPrioritiesTests {
  private func priorities(_ counts: [Int], weight: Double = 1) throws -> [SurveyResult.Priority] {
    var evidence = SmallProgramme.evidence()
    let answers = [("good", "good"), ("good", "bad"), ("bad", "good"), ("bad", "bad")]
    for (pair, count) in zip(answers, counts) {
      for _ in 0..<count {
        let line = evidence.responses.count + 2
        evidence.responses.append(
          Rows.respondent(
            "n1", block: "b\(line)", weight: weight, line: line,
            ["sat_library": pair.0, "overall": pair.1, "sat_garden": line.isMultiple(of: 3) ? "bad" : "good"]))
      }
    }
    return try AreaSurvey(GroupedEvidence(evidence), level: 0.95).result().priorities ?? []
  }

  private func phi(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
    (a * d - b * c) / ((a + b) * (c + d) * (a + c) * (b + d)).squareRoot()
  }

  @Test(arguments: [[20, 10, 10, 20], [60, 25, 9, 30], [40, 40, 40, 45]])
  func `importance is the phi coefficient, its error that of the jackknife`(counts: [Int]) throws {
    let found = try priorities(counts)
    let library = try #require(found.first { $0.project == "library" && $0.area == "north" }).importance
    let table = counts.map { Double($0) }
    let whole = phi(table[0], table[1], table[2], table[3])
    #expect(abs(library.value - whole) < 1e-12 && library.n == counts.reduce(0, +))
    // Leaving out one of n residents at a time: variance (n − 1)/n·Σ(r − mean)².
    let n = table.reduce(0, +)
    let without = (0..<4).map { cell in
      var less = table
      less[cell] -= 1
      return phi(less[0], less[1], less[2], less[3])
    }
    let mean = zip(without, table).map { $0 * $1 }.reduce(0, +) / n
    let variance = (n - 1) / n * zip(without, table).map { ($0 - mean) * ($0 - mean) * $1 }.reduce(0, +)
    #expect(abs((library.se ?? 0) / variance.squareRoot() - 1) < 0.04)
    #expect(library.df == n - 1)
    #expect((library.lower ?? 1) < whole && (library.upper ?? -1) > whole && (library.upper ?? 2) < 1)
  }

  @Test func `the scale of the weights changes nothing`() throws {
    let (one, other) = (try priorities([30, 9, 8, 20]), try priorities([30, 9, 8, 20], weight: 17))
    for (left, right) in zip(one, other) {
      #expect(abs(left.importance.value - right.importance.value) < 1e-12)
      #expect(left.place == right.place)
    }
  }

  @Test func `few answers, and answers that are all alike, have no importance`() throws {
    #expect(try priorities([8, 7, 7, 7]).isEmpty)
    #expect(try priorities([40, 0, 20, 0]).allSatisfy { $0.project != "library" })
  }

  @Test func `places are about the means of the area`() {
    func figure(_ value: Double) -> Figure {
      Figure(value: value, se: 0.01, df: 50, lower: value - 0.02, upper: value + 0.02, n: 90, method: "")
    }
    let placed = ProjectPriorities.placed(
      [
        ("a", figure(0.6), figure(0.9)), ("b", figure(0.5), figure(0.5)), ("c", figure(0.2), figure(0.85)),
        ("d", figure(0.3), figure(0.71)),
      ], area: "city")
    // Means 0.4 and 0.74: d is below both, its performance by more than its limits.
    #expect(placed.map(\.place) == [.keepUp, .concentrate, .possibleOverkill, .lowPriority])
    #expect(placed.map(\.isSure) == [true, true, true, true])
    #expect(ProjectPriorities.placed([("a", figure(0.6), figure(0.9))], area: "city").isEmpty)
  }
}
