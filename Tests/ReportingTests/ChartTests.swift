import Foundation
import ProgrammeModel
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct ChartTests {
  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `every specification is valid JSON with a description and the house font`(
    round: String, language: Language
  ) throws {
    for chart in try ReportInspection.document(round, language).chartSpecifications {
      let parsed = try JSONSerialization.jsonObject(with: Data(chart.json.utf8))
      let specification = try #require(parsed as? [String: Any], "\(chart.id)")
      #expect((specification["description"] as? String)?.isEmpty == false, "\(chart.id)")
      #expect(specification["layer"] is [Any], "\(chart.id)")
      #expect(chart.json.contains("Noto Sans CJK SC"))
    }
  }

  @Test(arguments: ["\u{1}\n\"\\", "</script>", "示范点 · 东区", "\u{2028}", ""])
  func `JSON text survives a reader that nobody here wrote`(text: String) throws {
    let json = (["k": .text(text), "n": 0.1, "none": .number(.nan)] as JSONText).serialized
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(parsed["k"] as? String == text)
    #expect(parsed["n"] as? Double == 0.1)
    #expect(parsed["none"] is NSNull)
  }

  /// By hand: the baseline's median of 10, 12, 14, 16 is 13.
  @Test(arguments: [
    ([14.0, 15, 16, 17, 18, 19], 6, true), ([14.0, 15, 16, 17, 18], nil, true), ([12.0, 11, 10, 9, 8, 7, 6], 7, false),
    ([14.0, 15, 13, 16, 17, 18, 19], 6, true), ([14.0, 15, 16, 12, 17, 18, 19], nil, true),
  ])
  func `a shift is six months on one side of the baseline's median`(rates: [Double], length: Int?, isAbove: Bool) {
    let baseline = [10.0, 12, 14, 16].map { RunChart.Month(month: "b", rate: $0, rawRate: nil, isBaseline: true) }
    let later = rates.enumerated().map {
      RunChart.Month(month: "m\($0)", rate: $1, rawRate: nil, isBaseline: false)
    }
    let chart = RunChart(months: baseline + later)
    #expect(chart.median == 13)
    #expect(chart.shift?.months.count == length)
    #expect(chart.shift.map { $0.isAbove == isAbove } ?? true)
  }

  @Test func `labels are moved apart, keep their order and their mean`() {
    #expect(SlopeChart.spread([1, 5, 9], gap: 2) == [1, 5, 9])
    #expect(SlopeChart.spread([5, 5], gap: 2) == [4, 6])
    #expect(SlopeChart.spread([10, 5.5, 5], gap: 2) == [10, 6.25, 4.25])
    #expect(SlopeChart.spread([], gap: 2) == [])
  }

  @Test func `a figure differs only when its interval excludes the value`() {
    let figure = SampleResult.figure(10, 1)
    #expect(Comparison(figure, with: 7) == .above)
    #expect(Comparison(figure, with: 8) == .notDifferent)
    #expect(Comparison(figure, with: 12.1) == .notDifferent)
    #expect(Comparison(figure, with: 12.2) == .below)
    let open = Figure(value: 10, se: nil, df: nil, lower: nil, upper: nil, n: 3, method: "m")
    #expect(Comparison(open, with: 0) == .notDifferent)
  }

  @Test func `the ramp of five answers ends in the house colours`() {
    #expect(ChartStyle.divergingRamp(5) == ["#b4470b", "#eda66b", "#d9dcde", "#7fb2d0", "#0b5c8a"])
    #expect(ChartStyle.divergingRamp(2) == ["#b4470b", "#0b5c8a"])
  }

  /// Marks side by side: the right one's name goes right, the left one's would cover it and goes left.
  @Test func `names of a chart of priorities keep off marks and names`() {
    func entry(_ label: String, _ x: Double, _ y: Double) -> PriorityChart.Entry {
      PriorityChart.Entry(
        label: label, performance: x, performanceLimits: nil, importance: y, importanceLimits: nil, isFirst: false,
        isSure: true)
    }
    let chart = PriorityChart(
      description: "d",
      entries: [
        entry("居民议事会", 50, 0.5), entry("社区家园网", 52, 0.5), entry("a", 40, 0.2), entry("b", 70, 0.8),
        entry("极右边的名字", 80, 0.4),
      ], words: .init(performance: "x", importance: "y", corners: ["1", "2", "3", "4"]))
    let names = chart.placedNames
    #expect(names.map(\.entry) == [0, 1, 2, 3, 4])
    let boxes = names.map { name in
      (left: name.x, right: name.x + TextWidth.whole(chart.entries[name.entry].label) * 11, top: name.y - 7)
    }
    for (place, box) in boxes.enumerated() {
      #expect(box.left >= 0 && box.right <= 560)
      for other in boxes[(place + 1)...] {
        #expect(box.right <= other.left || other.right <= box.left || abs(box.top - other.top) >= 13)
      }
    }
  }
}
