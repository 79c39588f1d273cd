import ProgrammeModel
import Testing

@testable import Reporting

/// Expected texts are written by hand from the rules of the formats.
@Suite struct NumberTextTests {
  struct Case: Sendable {
    let value: Double
    let format: NumberFormat
    let chinese: String
    let english: String
  }

  @Test(arguments: [
    Case(value: 0.7153, format: .percent(1), chinese: "71.5%", english: "71.5%"),
    Case(value: 0.95, format: .percent(0), chinese: "95%", english: "95%"),
    Case(value: -0.0311, format: .percentagePoints, chinese: "−3.1 个百分点", english: "−3.1 percentage points"),
    Case(value: 0.0311, format: .percentagePoints, chinese: "+3.1 个百分点", english: "+3.1 percentage points"),
    Case(value: 0.0003, format: .percentagePoints, chinese: "0.0 个百分点", english: "0.0 percentage points"),
    Case(value: 1_234_567, format: .count, chinese: "1,234,567", english: "1,234,567"),
    Case(value: 999, format: .count, chinese: "999", english: "999"),
    Case(value: 150_000, format: .yuan, chinese: "150,000 元", english: "150,000 yuan"),
    Case(value: -1_204.5, format: .yuan, chinese: "−1,205 元", english: "−1,205 yuan"),
    Case(value: 74.25, format: .score, chinese: "74.3", english: "74.3"),
    Case(value: 0.04, format: .decimal(1), chinese: "0.0", english: "0.0"),
    Case(value: -0.04, format: .decimal(1), chinese: "0.0", english: "0.0"),
    Case(value: .nan, format: .count, chinese: "—", english: "—"),
    Case(value: .infinity, format: .score, chinese: "—", english: "—"),
  ])
  func `a number in a sentence`(example: Case) {
    let quantity = Quantity(example.value, example.format)
    #expect(NumberText(.zh).full(quantity) == example.chinese)
    #expect(NumberText(.en).full(quantity) == example.english)
  }

  @Test func `an interval carries its unit once and signs are kept apart from the dash`() {
    let share = Limits(lower: 0.697, upper: 0.734, format: .percent(1))
    let change = Limits(lower: -0.006, upper: 0.056, format: .percentagePoints)
    #expect(NumberText(.en).full(share) == "69.7–73.4%")
    #expect(NumberText(.zh).full(change) == "−0.6 至 +5.6 个百分点")
    #expect(NumberText(.en).bare(change) == "−0.6 to +5.6")
  }

  @Test func `an estimate is quoted with interval and n`() {
    let figure = SampleResult.figure(0.7, 0.01, n: 1_500)
    let quoted = QuotedEstimate(figure, .percent(1), level: 0.95)
    #expect(NumberText(.zh).full(quoted) == "70.0%（95% 置信区间 67.9–72.1%，n = 1,500）")
    #expect(NumberText(.en).full(quoted) == "70.0% (95% interval 67.9–72.1%, n = 1,500)")
    let counted = QuotedEstimate(SampleResult.exact(0.7, n: 10), .percent(1), level: 0.95)
    #expect(NumberText(.en).full(counted) == "70.0% (complete count, n = 10)")
  }

  @Test(arguments: [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (100, "100")])
  func `Chinese numerals of headings`(number: Int, text: String) {
    #expect(HeadingNumbers.numeral(number) == text)
  }

  @Test func `headings are numbered as each language does`() {
    #expect(HeadingNumbers.text([3, 2], .zh) == "（二）")
    #expect(HeadingNumbers.text([3, 2], .en) == "3.2")
    #expect(HeadingNumbers.text([3], .zh) == "三、")
  }

  @Test func `dates`() throws {
    let day = try SampleProgramme.day("2015-05-31")
    #expect(NumberText(.zh).date(day) == "2015年5月31日")
    #expect(NumberText(.en).date(day) == "31 May 2015")
  }
}
