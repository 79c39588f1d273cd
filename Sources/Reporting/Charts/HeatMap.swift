/// Sites by dimensions: where the weak places are. Scores below 55 are printed in their cells; a dimension that does not
/// apply to a site has a dash instead of a colour.
struct HeatMap {
  struct Cell {
    let site: String
    let dimension: String
    /// 0…100; nil = nothing applicable or nothing known.
    let score: Double?
  }

  let description: String
  var cells: [Cell]
  var sites: [String]
  let dimensions: [String]
  let legendTitle: String

  /// Scores below this are printed.
  static let weak = 55.0

  /// The map on several sheets of paper.
  var sheets: [String] {
    ChartStyle.sheets(sites).map { part in
      let shown = Set(part)
      var map = self
      map.sites = part
      map.cells = cells.filter { shown.contains($0.site) }
      return map.specification
    }
  }

  var specification: String {
    let values = cells.map { cell -> JSONText in
      [
        "k": .text(cell.site), "i": .text(cell.dimension), "v": cell.score.map(JSONText.number) ?? nil,
        "t": .text(cell.score.map { $0 < Self.weak ? NumberText.fixed($0, 0) : "" } ?? "—"),
        "tc": .text((cell.score ?? Self.weak) < 45 ? "#ffffff" : ChartStyle.ink),
      ]
    }
    return ChartStyle.specification(
      description: description,
      [
        "width": 500, "height": ["step": 17], "data": ["values": .array(values)],
        "encoding": ["x": columns, "y": rows], "layer": [rectangles, numbers],
        "resolve": ["scale": ["color": "independent"]],
      ])
  }

  private var columns: JSONText {
    [
      "field": "i", "type": "nominal", "sort": .array(dimensions.map { .text($0) }),
      "axis": [
        "title": nil, "orient": "top", "labelAngle": 0, "domain": false, "ticks": false, "labelFontSize": 12,
        "labelColor": .text(ChartStyle.ink), "labelLimit": 0, "labelExpr": "split(datum.label, ' ')",
      ],
    ]
  }

  private var rows: JSONText {
    [
      "field": "k", "type": "nominal", "sort": .array(sites.map { .text($0) }),
      "axis": [
        "title": nil, "domain": false, "ticks": false, "labelFontSize": 11.5, "labelLimit": 0,
        "labelColor": .text(ChartStyle.ink),
      ],
    ]
  }

  private var rectangles: JSONText {
    [
      "transform": [["filter": "isValid(datum.v)"]], "mark": ["type": "rect", "stroke": "white", "strokeWidth": 1],
      "encoding": [
        "color": [
          "field": "v", "type": "quantitative",
          "scale": [
            "domain": [40, 55, 70, 85, 100], "clamp": true, "interpolate": "rgb",
            "range": ["#8c3a0a", "#e9a36b", "#f3f1ee", "#a9cbde", "#0b5c8a"],
          ],
          "legend": ["title": .text(legendTitle), "orient": "right", "gradientLength": 160],
        ]
      ],
    ]
  }

  private var numbers: JSONText {
    [
      "mark": ["type": "text", "fontSize": 11, "baseline": "middle"],
      "encoding": ["text": ["field": "t"], "color": ["field": "tc", "type": "nominal", "scale": nil]],
    ]
  }
}
