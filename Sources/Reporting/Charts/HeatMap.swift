/// Sites by dimensions or indicators: where the weak places are. Scores below 55 are printed in their cells; what does not
/// apply to a site has a dash instead of a colour, and what is missing an empty cell.
struct HeatMap {
  struct Cell {
    let site: String
    let dimension: String
    /// 0…100; nil = nothing applicable or nothing known.
    let score: Double?
    /// Whether a score is owed that is not there.
    var isMissing = false
  }

  /// How the heads of the columns stand.
  enum Heads {
    /// A word a line.
    case words
    /// Two characters a line, for Chinese above narrow columns.
    case stacked
    /// From bottom to top, for other languages above narrow columns.
    case turned
  }

  let description: String
  var cells: [Cell]
  var sites: [String]
  let dimensions: [String]
  let legendTitle: String
  var heads = Heads.words

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
        "k": .text(cell.site), "i": .text(head(cell.dimension)), "v": cell.score.map(JSONText.number) ?? nil,
        "t": .text(cell.score.map { $0 < Self.weak ? NumberText.fixed($0, 0) : "" } ?? (cell.isMissing ? "" : "—")),
        "tc": .text((cell.score ?? Self.weak) < 45 ? "#ffffff" : ChartStyle.ink),
      ]
    }
    return ChartStyle.specification(
      description: description,
      [
        "width": .number(width), "height": ["step": 17], "data": ["values": .array(values)],
        "encoding": ["x": columns, "y": rows], "layer": [rectangles, numbers],
        "resolve": ["scale": ["color": "independent"]],
      ])
  }

  private static let lineHeight = 13.0

  /// The first line of a head stands where a single one would; this many lines have to be above the cells.
  private var linesOfHeads: Int {
    guard heads != .turned else { return 1 }
    return max(1, dimensions.map { head($0).split(separator: " ").count }.max() ?? 1)
  }

  private var width: Double { heads == .words ? 500 : Double(dimensions.count) * 27 }

  /// The head of a column with a space where a line of it ends.
  private func head(_ name: String) -> String {
    guard heads == .stacked else { return name }
    let characters = Array(name.filter { $0 != " " })
    return stride(from: 0, to: characters.count, by: 2).map { String(characters[$0..<min($0 + 2, characters.count)]) }
      .joined(separator: " ")
  }

  private var columns: JSONText {
    [
      "field": "i", "type": "nominal", "sort": .array(dimensions.map { .text(head($0)) }),
      "axis": [
        "title": nil, "orient": "top", "labelAngle": .number(heads == .turned ? -90 : 0), "domain": false,
        "ticks": false, "labelFontSize": .number(heads == .words ? 12 : 11),
        "labelColor": .text(ChartStyle.ink), "labelLimit": 0, "labelLineHeight": .number(Self.lineHeight),
        "labelPadding": .number(4 + Double(linesOfHeads - 1) * Self.lineHeight),
        "labelExpr": .text(heads == .turned ? "datum.label" : "split(datum.label, ' ')"),
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
