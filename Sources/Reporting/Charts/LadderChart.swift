/// Judges, criteria and sites on one scale of logits (the map of Wright & Masters 1982, Rating Scale Analysis): who is strict, what is
/// hard, and whether the sites reach across them.
struct LadderChart {
  struct Entry {
    let label: String
    let measure: Double
  }

  /// One column of the ladder.
  struct Rail {
    let title: String
    let entries: [Entry]
    /// Whether each entry is named; sites are too many, and criteria lie too close together.
    let isNamed: Bool
  }

  let description: String
  let rails: [Rail]
  let axisTitle: String

  var specification: String {
    let values = rails.flatMap { rail in
      rail.entries.map { entry -> JSONText in
        [
          "r": .text(rail.title), "v": .number(entry.measure), "k": .text(entry.label), "named": .bool(rail.isNamed),
        ]
      }
    }
    return ChartStyle.specification(
      description: description,
      [
        "width": 540, "height": 340, "data": ["values": .array(values)], "encoding": ["x": horizontal, "y": vertical],
        "layer": [
          [
            "data": ["values": [["y": 0]]],
            "mark": ["type": "rule", "color": .text(ChartStyle.ink), "strokeWidth": 1, "strokeDash": [4, 3]],
            "encoding": ["y": ["field": "y", "type": "quantitative"], "x": nil],
          ],
          [
            "transform": [["filter": "!datum.named"]],
            "mark": ["type": "tick", "color": .text(ChartStyle.grey), "thickness": 1.6, "size": 60, "opacity": 0.7],
          ],
          [
            "transform": [["filter": "datum.named"]],
            "mark": ["type": "point", "filled": true, "size": 46, "color": .text(ChartStyle.blue), "opacity": 1],
          ],
          [
            "transform": [["filter": "datum.named"]],
            "mark": ["type": "text", "align": "left", "dx": 8, "fontSize": 11, "color": .text(ChartStyle.ink)],
            "encoding": ["text": ["field": "k"]],
          ],
        ],
      ])
  }

  private var horizontal: JSONText {
    [
      "field": "r", "type": "nominal", "sort": nil,
      "axis": [
        "title": nil, "orient": "top", "labelAngle": 0, "domain": false, "ticks": false, "labelFontSize": 12.5,
        "labelColor": .text(ChartStyle.ink),
      ],
    ]
  }

  private var vertical: JSONText {
    [
      "field": "v", "type": "quantitative", "scale": ["nice": true],
      "axis": ["title": .text(axisTitle), "tickCount": 7],
    ]
  }
}
