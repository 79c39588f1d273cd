/// Points with their intervals against one reference: who differs (the caterpillar). Sites, districts and judges alike.
struct IntervalChart {
  struct Entry {
    let label: String
    let value: Double
    let lower: Double?
    let upper: Double?
    let comparison: Comparison
  }

  let description: String
  /// In the order from top to bottom.
  var entries: [Entry]
  let reference: Double
  let referenceLabel: String
  let axisTitle: String
  /// Names of the three outcomes.
  let legend: [Comparison: String]
  /// Pixels a row.
  let step: Double
  /// Both ends of the axis; nil: from the entries.
  var ends: [Double]?

  /// The chart on several sheets of paper, with the same axis.
  var sheets: [String] {
    let all = entries.flatMap { [$0.value, $0.lower, $0.upper].compactMap(\.self) } + [reference]
    guard let first = all.min(), let last = all.max() else { return [] }
    return ChartStyle.sheets(entries).map { part in
      var chart = self
      chart.entries = part
      chart.ends = [first, last]
      return chart.specification
    }
  }

  var specification: String {
    ChartStyle.specification(
      description: description,
      [
        "width": 520, "height": ["step": .number(step)],
        "data": ["values": .array(entries.map(datum))],
        "layer": [referenceRule, referenceText, marks],
      ])
  }

  private func datum(_ entry: Entry) -> JSONText {
    [
      "k": .text(entry.label), "tip": .text(tip(entry)), "v": .number(entry.value),
      "lo": .number(entry.lower ?? entry.value),
      "hi": .number(entry.upper ?? entry.value), "c": .text(legend[entry.comparison] ?? ""),
    ]
  }

  /// Decimals of the numbers in tooltips.
  var decimals = 1

  private func tip(_ entry: Entry) -> String {
    let value = "\(entry.label)  \(NumberText.fixed(entry.value, decimals))"
    guard let lower = entry.lower, let upper = entry.upper else { return ChartStyle.tip(value) }
    return ChartStyle.tip("\(value) (\(NumberText.fixed(lower, decimals)), \(NumberText.fixed(upper, decimals)))")
  }

  private var marks: JSONText {
    [
      "encoding": ["y": rows],
      "layer": [
        [
          "mark": ["type": "rule", "strokeWidth": 1.6],
          "encoding": ["x": ["field": "lo", "type": "quantitative"], "x2": ["field": "hi"], "color": colors],
        ],
        [
          "mark": ["type": "point", "filled": true, "size": 58, "opacity": 1],
          "encoding": ["x": horizontal("v"), "color": colors, "shape": shapes, "description": ["field": "tip"]],
        ],
      ],
    ]
  }

  private var rows: JSONText {
    [
      "field": "k", "type": "nominal", "sort": nil,
      "axis": [
        "title": nil, "domain": false, "ticks": false, "labelPadding": 8, "labelLimit": 0,
        "labelColor": .text(ChartStyle.ink), "labelFontSize": .number(step < 20 ? 11.5 : 13),
      ],
    ]
  }

  private func horizontal(_ field: String) -> JSONText {
    let scale: JSONText = ["zero": false, "nice": true]
    let held: JSONText = ends.map { ["domain": .array($0.map(JSONText.number))] } ?? [:]
    return [
      "field": .text(field), "type": "quantitative", "scale": scale.merging(held),
      "axis": ["title": .text(axisTitle), "orient": "top", "tickCount": 7, "tickSize": 3],
    ]
  }

  private var colors: JSONText {
    let present = Comparison.allCases.filter { outcome in entries.contains { $0.comparison == outcome } }
    return [
      "field": "c", "type": "nominal",
      "scale": [
        "domain": .array(present.map { .text(legend[$0] ?? "") }),
        "range": .array(present.map { .text(ChartStyle.color($0)) }),
      ], "legend": bottomLegend,
    ]
  }

  private var shapes: JSONText {
    let present = Comparison.allCases.filter { outcome in entries.contains { $0.comparison == outcome } }
    return [
      "field": "c", "type": "nominal",
      "scale": [
        "domain": .array(present.map { .text(legend[$0] ?? "") }),
        "range": .array(present.map { .text(ChartStyle.shape($0)) }),
      ], "legend": bottomLegend,
    ]
  }

  private var bottomLegend: JSONText {
    ["title": nil, "orient": "bottom", "direction": "horizontal", "symbolSize": 70, "offset": 26]
  }

  private var referenceRule: JSONText {
    [
      "data": ["values": [["v": .number(reference)]]],
      "mark": ["type": "rule", "color": .text(ChartStyle.ink), "strokeWidth": 1, "strokeDash": [4, 3]],
      "encoding": ["x": horizontal("v")],
    ]
  }

  private var referenceText: JSONText {
    [
      "data": ["values": [["v": .number(reference), "t": .text(referenceLabel)]]],
      "mark": ["type": "text", "dy": 12, "baseline": "middle", "color": .text(ChartStyle.ink), "fontWeight": 700],
      "encoding": ["x": horizontal("v"), "y": ["value": "height"], "text": ["field": "t"]],
    ]
  }
}
