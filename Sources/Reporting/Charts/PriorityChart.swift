/// Importance against performance: one mark a project, cut in four by the means of both, names beside the marks.
///
/// The place is told by the shape and the corner, not by colour alone; a mark is open where an interval holds a mean, so that
/// nothing is claimed of it. Intervals are thin lines.
struct PriorityChart {
  struct Entry {
    let label: String
    /// Percent, with limits.
    let performance: Double
    let performanceLimits: ClosedRange<Double>?
    let importance: Double
    let importanceLimits: ClosedRange<Double>?
    let isFirst: Bool
    let isSure: Bool
  }

  /// The words on the chart; corners in the order upper left, upper right, lower left, lower right.
  struct Words {
    let performance: String
    let importance: String
    let corners: [String]
  }

  let description: String
  let entries: [Entry]
  let words: Words

  private static let width = 560.0
  private static let height = 420.0
  private static let typeSize = 11.0

  var specification: String {
    ChartStyle.specification(
      description: description,
      [
        "width": .number(Self.width), "height": .number(Self.height), "data": ["values": .array(entries.map(datum))],
        "layer": .array(means + [corners, whiskers(isAcross: true), whiskers(isAcross: false), marks, names]),
      ])
  }

  // MARK: Scales

  /// Whiskers do not widen the axes: those of few people would press all marks together; they end at the frame.
  private func domain(_ values: [Double]) -> ClosedRange<Double> {
    guard let low = values.min(), let high = values.max() else { return 0...1 }
    let margin = max((high - low) * 0.18, 1e-9)
    return (low - margin)...(high + margin)
  }

  private var across: ClosedRange<Double> { domain(entries.map(\.performance)) }
  private var upward: ClosedRange<Double> { domain(entries.map(\.importance)) }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }

  private func axis(_ field: String, _ range: ClosedRange<Double>, _ title: String) -> JSONText {
    [
      "field": .text(field), "type": "quantitative",
      "scale": ["domain": [.number(range.lowerBound), .number(range.upperBound)], "zero": false, "nice": false],
      "axis": ["title": .text(title), "grid": false, "tickCount": 6],
    ]
  }

  private func horizontal(_ field: String) -> JSONText { axis(field, across, words.performance) }

  private func vertical(_ field: String) -> JSONText {
    let title: JSONText = [
      "title": .text(words.importance), "grid": false, "tickCount": 6, "titleAngle": 0, "titleAlign": "left",
      "titleAnchor": "end", "titleX": -34, "titleY": -14,
    ]
    return axis(field, upward, words.importance).merging(["axis": title])
  }

  // MARK: Layers

  private func datum(_ entry: Entry) -> JSONText {
    func held(_ value: Double?, _ range: ClosedRange<Double>) -> JSONText {
      value.map { .number(min(max($0, range.lowerBound), range.upperBound)) } ?? nil
    }
    return [
      "k": .text(entry.label),
      "tip": .text(
        ChartStyle.tip(
          "\(entry.label)  \(NumberText.fixed(entry.performance, 1))% · \(NumberText.fixed(entry.importance, 2))")),
      "x": .number(entry.performance), "y": .number(entry.importance),
      "xl": held(entry.performanceLimits?.lowerBound, across), "xu": held(entry.performanceLimits?.upperBound, across),
      "yl": held(entry.importanceLimits?.lowerBound, upward), "yu": held(entry.importanceLimits?.upperBound, upward),
      "c": .text(entry.isFirst ? ChartStyle.orange : entry.isSure ? ChartStyle.blue : ChartStyle.muted),
      "s": .text(entry.isFirst ? "triangle-down" : "circle"), "f": .text(entry.isSure ? color(entry) : "#ffffff"),
    ]
  }

  private func color(_ entry: Entry) -> String { entry.isFirst ? ChartStyle.orange : ChartStyle.blue }

  private var means: [JSONText] {
    let rule: JSONText = ["type": "rule", "color": .text(ChartStyle.ink), "strokeDash": [4, 3]]
    let (x, y) = (mean(entries.map(\.performance)), mean(entries.map(\.importance)))
    return [
      ["data": ["values": [["x": .number(x)]]], "mark": rule, "encoding": ["x": horizontal("x")]],
      ["data": ["values": [["y": .number(y)]]], "mark": rule, "encoding": ["y": vertical("y")]],
    ]
  }

  private var corners: JSONText {
    let places: [(x: Double, y: Double)] = [
      (8, 12), (Self.width - 8, 12), (8, Self.height - 10), (Self.width - 8, Self.height - 10),
    ]
    let layers = zip(places, words.corners).map { place, word -> JSONText in
      [
        "data": ["values": [["t": .text(word)]]],
        "mark": [
          "type": "text", "align": place.x < Self.width / 2 ? "left" : "right", "fontSize": 12.5, "fontWeight": 700,
          "color": .text(ChartStyle.muted),
        ],
        "encoding": ["x": ["value": .number(place.x)], "y": ["value": .number(place.y)], "text": ["field": "t"]],
      ]
    }
    return ["layer": .array(layers)]
  }

  private func whiskers(isAcross: Bool) -> JSONText {
    let own: JSONText = isAcross ? ["field": "xu"] : ["field": "yu"]
    return [
      "transform": [["filter": .text(isAcross ? "isValid(datum.xl)" : "isValid(datum.yl)")]],
      "mark": ["type": "rule", "strokeWidth": 0.9, "color": "#b7c0c5"],
      "encoding": isAcross
        ? ["x": horizontal("xl"), "x2": own, "y": vertical("y")]
        : ["y": vertical("yl"), "y2": own, "x": horizontal("x")],
    ]
  }

  private var marks: JSONText {
    func plain(_ field: String) -> JSONText { ["field": .text(field), "type": "nominal", "scale": nil] }
    return [
      "mark": ["type": "point", "size": 80, "opacity": 1, "strokeWidth": 1.8],
      "encoding": [
        "x": horizontal("x"), "y": vertical("y"), "stroke": plain("c"), "fill": plain("f"), "shape": plain("s"),
        "description": ["field": "tip"],
      ],
    ]
  }

  private var names: JSONText {
    let layers = placedNames.map { place -> JSONText in
      let entry = entries[place.entry]
      return [
        "data": ["values": [["t": .text(entry.label)]]],
        "mark": [
          "type": "text", "align": "left", "baseline": "middle", "fontSize": .number(Self.typeSize),
          "fontWeight": .text(entry.isFirst ? "bold" : "normal"), "color": .text(ChartStyle.ink),
        ],
        "encoding": [
          "x": ["value": .number(place.x)], "y": ["value": .number(place.y)], "text": ["field": "t"],
        ],
      ]
    }
    return ["layer": .array(layers)]
  }

  // MARK: Names beside their marks

  private struct Box {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    /// The area that two boxes share.
    func overlap(_ other: Box) -> Double {
      max(0, min(right, other.right) - max(left, other.left)) * max(0, min(bottom, other.bottom) - max(top, other.top))
    }
  }

  /// Where each name begins, in pixels: right, left, above or below its mark, whichever covers least of the marks and names
  /// that stand already; the first of these on a tie. Names are placed from top to bottom.
  var placedNames: [(entry: Int, x: Double, y: Double)] {
    let points = entries.map { entry in
      (
        x: Self.width * (entry.performance - across.lowerBound) / (across.upperBound - across.lowerBound),
        y: Self.height * (upward.upperBound - entry.importance) / (upward.upperBound - upward.lowerBound)
      )
    }
    var taken = points.map { Box(left: $0.x - 6, right: $0.x + 6, top: $0.y - 6, bottom: $0.y + 6) }
    var placed: [(entry: Int, x: Double, y: Double)] = []
    for index in points.indices.sorted(by: { (points[$0].y, $0) < (points[$1].y, $1) }) {
      let point = points[index]
      let width = TextWidth.whole(entries[index].label) * Self.typeSize + 2
      let places = [
        (point.x + 9, point.y), (point.x - 9 - width, point.y), (point.x - width / 2, point.y - 14),
        (point.x - width / 2, point.y + 14), (point.x + 7, point.y - 12), (point.x + 7, point.y + 12),
        (point.x - 7 - width, point.y - 12), (point.x - 7 - width, point.y + 12),
      ].map { x, y in (x: x, y: y, box: Box(left: x, right: x + width, top: y - 7, bottom: y + 7)) }
      func cost(_ box: Box) -> Double {
        let outside = max(0, -box.left) + max(0, box.right - Self.width)
        return taken.reduce(outside * 1000) { $0 + box.overlap($1) }
      }
      guard
        let best = places.enumerated().min(by: { (cost($0.element.box), $0.offset) < (cost($1.element.box), $1.offset) }
        )
      else { continue }
      taken.append(best.element.box)
      placed.append((index, best.element.x, best.element.y))
    }
    return placed.sorted { $0.entry < $1.entry }
  }
}
