/// The rank of every site with its simulated interval: how sure the ranking is.
struct RankChart {
  struct Entry {
    let label: String
    let rank: Int
    let lower: Int
    let upper: Int
  }

  let description: String
  /// By rank.
  var entries: [Entry]
  let axisTitle: String
  /// End of the axis; nil: from the entries.
  var end: Int?

  /// The chart on several sheets of paper, with the same axis.
  var sheets: [String] {
    ChartStyle.sheets(entries).map { part in
      var chart = self
      chart.entries = part
      chart.end = entries.map(\.upper).max()
      return chart.specification
    }
  }

  var specification: String {
    let values = entries.map { entry -> JSONText in
      [
        "k": .text(entry.label), "r": .number(Double(entry.rank)), "lo": .number(Double(entry.lower)),
        "hi": .number(Double(entry.upper)),
      ]
    }
    return ChartStyle.specification(
      description: description,
      [
        "width": 520, "height": ["step": 16], "data": ["values": .array(values)], "encoding": ["y": rows],
        "layer": [
          [
            "mark": ["type": "rule", "strokeWidth": 5, "color": .text(ChartStyle.pale)],
            "encoding": ["x": horizontal("lo"), "x2": ["field": "hi"]],
          ],
          [
            "mark": ["type": "point", "filled": true, "size": 42, "color": .text(ChartStyle.blue), "opacity": 1],
            "encoding": ["x": horizontal("r")],
          ],
        ],
      ])
  }

  private var rows: JSONText {
    [
      "field": "k", "type": "nominal", "sort": nil,
      "axis": [
        "title": nil, "domain": false, "ticks": false, "labelFontSize": 11.5, "labelPadding": 8, "labelLimit": 0,
        "labelColor": .text(ChartStyle.ink),
      ],
    ]
  }

  private func horizontal(_ field: String) -> JSONText {
    let last = Double(max(2, end ?? entries.map(\.upper).max() ?? 2))
    return [
      "field": .text(field), "type": "quantitative", "scale": ["domain": [1, .number(last)], "nice": false],
      "axis": ["title": .text(axisTitle), "orient": "top", "tickMinStep": 1, "format": "d"],
    ]
  }
}
