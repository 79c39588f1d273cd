/// The rank of every site with its simulated interval: how sure the ranking is.
struct RankChart {
  struct Entry {
    let label: String
    let rank: Int
    let lower: Int
    let upper: Int
    /// Sites of one group are not ordered; nil where groups were not made.
    var group: Int?
  }

  let description: String
  /// By rank.
  var entries: [Entry]
  let axisTitle: String
  var groupName = ""
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
        "k": .text(entry.label), "g": .number(Double(entry.group ?? 0)),
        "tip": .text(ChartStyle.tip("\(entry.label)  \(entry.rank) (\(entry.lower)–\(entry.upper))")),
        "r": .number(Double(entry.rank)),
        "lo": .number(Double(entry.lower)),
        "hi": .number(Double(entry.upper)),
      ]
    }
    return ChartStyle.specification(
      description: description,
      [
        "width": 520, "height": ["step": 16], "data": ["values": .array(values)], "encoding": ["y": rows],
        "layer": .array(
          bands + groupNumbers + [
            [
              "mark": ["type": "rule", "strokeWidth": 5, "color": .text(ChartStyle.pale)],
              "encoding": ["x": horizontal("lo"), "x2": ["field": "hi"]],
            ],
            [
              "mark": ["type": "point", "filled": true, "size": 42, "color": .text(ChartStyle.blue), "opacity": 1],
              "encoding": ["x": horizontal("r"), "description": ["field": "tip"]],
            ],
          ]),
      ])
  }

  /// A shade behind the rows of every other group.
  private var bands: [JSONText] {
    guard entries.contains(where: { $0.group != nil }) else { return [] }
    return [
      [
        "transform": [["filter": "datum.g % 2 == 1"]],
        "mark": ["type": "rect", "color": "#f0f3f5", "height": ["band": 1]],
        "encoding": ["x": ["value": 0], "x2": ["value": "width"]],
      ]
    ]
  }

  /// The number of each group at its first row, outside the frame.
  private var groupNumbers: [JSONText] {
    let firsts = entries.indices.filter { $0 == 0 || entries[$0].group != entries[$0 - 1].group }
    let values = firsts.compactMap { index -> JSONText? in
      entries[index].group.map { ["k": .text(entries[index].label), "t": .text("\(groupName) \($0)")] }
    }
    guard !values.isEmpty else { return [] }
    return [
      [
        "data": ["values": .array(values)],
        "mark": [
          "type": "text", "align": "left", "dx": 8, "fontSize": 10.5, "baseline": "middle",
          "color": .text(ChartStyle.muted),
        ],
        "encoding": ["x": ["value": "width"], "text": ["field": "t"]],
      ]
    ]
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
