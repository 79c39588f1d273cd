import Foundation
import Testing

@testable import Indicators

struct OutlierTests {
  /// R 4.2.2: g₁ = mean((y − m)³)/m₂^1.5, g₂ = mean((y − m)⁴)/m₂² − 3, adjusted by Joanes & Gill's factors.
  @Test func `skewness and kurtosis`() {
    let few = Shape(of: [1, 2, 2, 3, .nan, 9, 40, 41])
    #expect(abs(few.skewness - 1.14906716481218) < 1e-12)
    #expect(abs(few.kurtosis + 0.926254345169124) < 1e-12)
    let long = Shape(of: (1...12).map { Double($0) } + [100, 120])
    #expect(abs(long.skewness - 2.30907864567723) < 1e-12)
    #expect(abs(long.kurtosis - 4.08494110179419) < 1e-12)
    #expect(Shape(of: [5, 5, 5, 5]).skewness.isNaN)
  }

  private let tail = (1...12).map { Double($0) } + [100, 120]

  @Test func `a column that passes stays as it is`() throws {
    let treated = try OutlierRule(steps: [.winsorise, .log]).treated([1, 2, 2, 3, .nan, 9])
    #expect(treated.step == nil)
    #expect(treated.winsorised == 0)
    #expect(treated.values.prefix(4) == [1, 2, 2, 3])
  }

  /// 120 → 100 gives skewness 2.249 and kurtosis 3.662 (R, as above): enough below 4, not below 3.5.
  @Test func `winsorising stops when the column passes`() throws {
    let once = try OutlierRule(steps: [.winsorise, .log], kurtosisLimit: 4).treated(tail)
    #expect(once.step == .winsorise)
    #expect(once.winsorised == 1)
    #expect(once.values == (1...12).map { Double($0) } + [100, 100])
    #expect(try OutlierRule(steps: [.winsorise, .log]).treated(tail).winsorised == 2)
  }

  /// With a stricter limit both points are brought to 12; tied points count each.
  @Test func `tied points are winsorised together`() throws {
    let rule = OutlierRule(steps: [.winsorise], skewnessLimit: 1, kurtosisLimit: 1)
    let treated = try rule.treated(tail)
    #expect(treated.winsorised == 2)
    #expect(treated.values.suffix(2) == [12, 12])
    let low = try rule.treated(tail.map { -$0 })
    #expect(low.values == treated.values.map { -$0 })
  }

  @Test func `a step that does not help gives way to the next, on the original values`() throws {
    let rule = OutlierRule(steps: [.winsorise, .log], winsoriseMaximum: 1, skewnessLimit: 1.2, kurtosisLimit: 1)
    let treated = try rule.treated(tail)
    #expect(treated.step == .log)
    #expect(treated.winsorised == 0)
    // ln(120 − 1 + 0.01·119) of the original greatest value.
    #expect(abs(treated.values[13] - log(120.19)) < 1e-12)
  }

  @Test func `transformations by hand`() throws {
    let column: [Double] = [0, 1, 100, .nan]
    let log = try Transformation.log.values(of: column)
    #expect(zip(log, [0, Foundation.log(2), Foundation.log(101)]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(log[3].isNaN)
    let mirrored = try Transformation.logEitherSide.values(of: column.map { -$0 })
    #expect(zip(mirrored.dropLast(), log.dropLast()).allSatisfy { abs($0 + $1) < 1e-12 })
    let root = try Transformation.boxCox(lambda: 0.5).values(of: [3, 11])
    #expect(root == [0, 4])
    #expect(try Transformation.boxCox(lambda: 0).values(of: [3, 4]) == [0, Foundation.log(2)])
    #expect(throws: IndexError.constantData) { try Transformation.log.values(of: [2, 2]) }
  }

  @Test func `fewer than four values cannot be judged`() {
    #expect(throws: IndexError.tooFewUnits(least: 4, found: 3)) {
      try OutlierRule(steps: [.log]).treated([1, 2, 100, .nan])
    }
  }
}
