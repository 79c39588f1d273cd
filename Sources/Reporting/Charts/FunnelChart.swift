import Evaluation

/// Shares of sites against their sizes between two pairs of limits: who is beyond chance, and that small sites scatter more.
struct FunnelChart {
  struct Entry {
    let label: String
    let share: Double
    let size: Double
    let zone: FunnelZone
  }

  let description: String
  let entries: [Entry]
  let target: Double
  let targetLabel: String
  let limits: [FunnelResult.Limits]
  let horizontalTitle: String
  let verticalTitle: String
  let legend: [FunnelZone: String]

  var specification: String {
    let bands: [(field: KeyPath<FunnelResult.Limits, Double>, dash: JSONText)] = [
      (\.lower, [5, 3]), (\.upper, [5, 3]), (\.outerLower, [1, 0]), (\.outerUpper, [1, 0]),
    ]
    return ChartStyle.specification(
      description: description,
      [
        "width": 520, "height": 300,
        "layer": .array([targetRule, targetText] + bands.map { line($0.field, dash: $0.dash) } + [points, names]),
      ])
  }

  private func line(_ limit: KeyPath<FunnelResult.Limits, Double>, dash: JSONText) -> JSONText {
    [
      "data": ["values": .array(limits.map { ["x": .number($0.size), "y": .number($0[keyPath: limit] * 100)] })],
      "mark": ["type": "line", "color": .text(ChartStyle.muted), "strokeWidth": 1, "strokeDash": dash],
      "encoding": ["x": horizontal, "y": vertical],
    ]
  }

  private var values: [JSONText] {
    entries.map {
      [
        "k": .text($0.label), "x": .number($0.size), "y": .number($0.share * 100), "c": .text(legend[$0.zone] ?? ""),
        "named": .bool($0.zone == .beyondOuter),
      ]
    }
  }

  private var points: JSONText {
    let present = FunnelZone.allCases.filter { zone in entries.contains { $0.zone == zone } }
    let names = JSONText.array(present.map { .text(legend[$0] ?? "") })
    let placed: JSONText = ["title": nil, "orient": "bottom", "direction": "horizontal", "symbolSize": 70]
    return [
      "data": ["values": .array(values)], "mark": ["type": "point", "filled": true, "size": 46, "opacity": 1],
      "encoding": [
        "x": horizontal, "y": vertical,
        "color": [
          "field": "c", "type": "nominal",
          "scale": ["domain": names, "range": .array(present.map { .text($0.color) })], "legend": placed,
        ],
        "shape": [
          "field": "c", "type": "nominal",
          "scale": ["domain": names, "range": .array(present.map { .text($0.shape) })], "legend": placed,
        ],
      ],
    ]
  }

  /// Names of the sites beyond the outer limits only.
  private var names: JSONText {
    [
      "data": ["values": .array(values)], "transform": [["filter": "datum.named"]],
      "mark": ["type": "text", "align": "left", "dx": 7, "fontSize": 11, "color": .text(ChartStyle.ink)],
      "encoding": ["x": horizontal, "y": vertical, "text": ["field": "k"]],
    ]
  }

  private var targetRule: JSONText {
    [
      "data": ["values": [["y": .number(target * 100)]]],
      "mark": ["type": "rule", "color": .text(ChartStyle.ink), "strokeWidth": 1], "encoding": ["y": vertical],
    ]
  }

  private var targetText: JSONText {
    [
      "data": ["values": [["y": .number(target * 100), "t": .text(targetLabel)]]],
      "mark": [
        "type": "text", "align": "right", "dx": -4, "dy": -8, "fontWeight": 700, "color": .text(ChartStyle.ink),
      ],
      "encoding": ["x": ["value": "width"], "y": vertical, "text": ["field": "t"]],
    ]
  }

  private var horizontal: JSONText {
    [
      "field": "x", "type": "quantitative", "scale": ["zero": false, "nice": true],
      "axis": ["title": .text(horizontalTitle), "grid": false],
    ]
  }

  private var vertical: JSONText {
    [
      "field": "y", "type": "quantitative", "scale": ["zero": false, "nice": true],
      "axis": ["title": .text(verticalTitle), "tickCount": 6],
    ]
  }
}

/// Where a unit stands in a funnel.
enum FunnelZone: CaseIterable {
  case inside
  case beyondInner
  case beyondOuter

  /// Limits by z at 95 % and 99.8 %.
  init(_ z: Double) {
    self = abs(z) > FunnelResult.reach.outer ? .beyondOuter : abs(z) > FunnelResult.reach.inner ? .beyondInner : .inside
  }

  var color: String {
    switch self {
    case .inside: ChartStyle.grey
    case .beyondInner: ChartStyle.blue
    case .beyondOuter: ChartStyle.orange
    }
  }

  /// A shape beside the colour, for readers and printers without colour.
  var shape: String {
    switch self {
    case .inside: "circle"
    case .beyondInner: "square"
    case .beyondOuter: "diamond"
    }
  }
}
