/// Diverging bars of ordered answers, the neutral category in the middle, the sums of both sides at the ends.
struct AnswerChart {
  struct Bar {
    let label: String
    /// Shares (0…1) of the categories, worst first.
    let shares: [Double]
    let satisfied: Double
    let dissatisfied: Double
  }

  let description: String
  let bars: [Bar]
  /// Names of the categories, worst first.
  let categories: [String]

  var specification: String {
    ChartStyle.specification(
      description: description,
      [
        "width": 560, "height": ["step": 32], "data": ["values": .array(bars.flatMap(segments))],
        "encoding": ["y": rows],
        "layer": [
          segmentLayer, shareLayer, sumLayer(field: "pos", at: domain.upperBound, align: "right", ChartStyle.blue),
          sumLayer(field: "neg", at: domain.lowerBound, align: "left", "#b4470b"),
        ],
      ])
  }

  /// Where a bar starts so that the middle of the scale stands at zero, in percent.
  private func start(_ shares: [Double]) -> Double {
    let half = shares.count / 2
    let below = shares.prefix(half).reduce(0, +)
    let middle = shares.count.isMultiple(of: 2) ? 0 : shares[half] / 2
    return -100 * (below + middle)
  }

  private var domain: ClosedRange<Double> {
    let lowest = bars.map { start($0.shares) }.min() ?? 0
    let highest = bars.map { start($0.shares) + 100 * $0.shares.reduce(0, +) }.max() ?? 100
    return (lowest - 18)...(highest + 18)
  }

  private func segments(_ bar: Bar) -> [JSONText] {
    var edge = start(bar.shares)
    return bar.shares.enumerated().map { index, share in
      let next = edge + share * 100
      let isEnd = index == 0 || index == bar.shares.count - 1
      defer { edge = next }
      return [
        "d": .text(bar.label), "l": .text(index < categories.count ? categories[index] : ""), "a": .number(edge),
        "b": .number(next), "m": .number((edge + next) / 2), "t": .text(share >= 0.055 ? percent(share) : ""),
        "tc": .text(isEnd ? "#ffffff" : ChartStyle.ink), "pos": .text(percent(bar.satisfied) + "%"),
        "neg": .text(percent(bar.dissatisfied) + "%"),
      ]
    }
  }

  private func percent(_ share: Double) -> String { NumberText.fixed(share * 100, 0) }

  private var rows: JSONText {
    [
      "field": "d", "type": "nominal", "sort": nil,
      "axis": [
        "title": nil, "domain": false, "ticks": false, "labelFontSize": 13, "labelColor": .text(ChartStyle.ink),
        "labelPadding": 8, "labelLimit": 0,
      ],
    ]
  }

  private var horizontalScale: JSONText {
    ["domain": [.number(domain.lowerBound), .number(domain.upperBound)], "nice": false]
  }

  private var segmentLayer: JSONText {
    [
      "mark": ["type": "bar", "height": 22, "stroke": "white", "strokeWidth": 1],
      "encoding": [
        "x": ["field": "a", "type": "quantitative", "scale": horizontalScale, "axis": nil], "x2": ["field": "b"],
        "color": [
          "field": "l", "type": "nominal", "sort": nil,
          "scale": [
            "domain": .array(categories.map { .text($0) }),
            "range": .array(ChartStyle.divergingRamp(categories.count).map { .text($0) }),
          ],
          "legend": [
            "orient": "top", "title": nil, "direction": "horizontal", "symbolType": "square", "symbolSize": 120,
            "columnPadding": 16,
          ],
        ],
      ],
    ]
  }

  private var shareLayer: JSONText {
    [
      "mark": ["type": "text", "fontSize": 11, "baseline": "middle"],
      "encoding": [
        "x": ["field": "m", "type": "quantitative", "scale": horizontalScale], "text": ["field": "t"],
        "color": ["field": "tc", "type": "nominal", "scale": nil],
      ],
    ]
  }

  private func sumLayer(field: String, at place: Double, align: String, _ color: String) -> JSONText {
    [
      "transform": [["filter": .text("datum.l == \(JSONText.text(categories.first ?? "").serialized)")]],
      "mark": [
        "type": "text", "align": .text(align), "fontWeight": 700, "color": .text(color), "fontSize": 12.5,
        "baseline": "middle",
      ],
      "encoding": [
        "x": ["datum": .number(place), "type": "quantitative", "scale": horizontalScale],
        "text": ["field": .text(field)],
      ],
    ]
  }
}
