/// Two rounds side by side, one line an area; only changes that their interval calls are strong.
struct SlopeChart {
  struct Line {
    let label: String
    /// Percent.
    let before: Double
    let after: Double
    let change: Comparison
  }

  let description: String
  let lines: [Line]
  let beforeName: String
  let afterName: String

  var specification: String {
    ChartStyle.specification(
      description: description,
      [
        "width": 400, "height": .number(height),
        "layer": [lineLayer, labelLayer(isAfter: false), labelLayer(isAfter: true)],
      ])
  }

  private var height: Double { max(300, Double(lines.count) * 30) }

  private var domain: ClosedRange<Double> {
    let values = lines.flatMap { [$0.before, $0.after] }
    return ((values.min() ?? 0) - 2)...((values.max() ?? 100) + 2)
  }

  private var lineLayer: JSONText {
    let values = lines.flatMap { line in
      [(beforeName, line.before), (afterName, line.after)].map { name, value -> JSONText in
        [
          "d": .text(line.label), "t": .text(name), "v": .number(value), "c": .text(ChartStyle.color(line.change)),
          "w": .number(line.change == .notDifferent ? 1.2 : 2.6),
        ]
      }
    }
    let color: JSONText = ["field": "c", "type": "nominal", "scale": nil]
    let width: JSONText = ["field": "w", "type": "quantitative", "scale": nil]
    return [
      "data": ["values": .array(values)],
      "layer": [
        [
          "mark": ["type": "line"],
          "encoding": [
            "x": rounds, "y": vertical("v"), "detail": ["field": "d"], "color": color, "strokeWidth": width,
          ],
        ],
        [
          "mark": ["type": "point", "filled": true, "size": 46, "opacity": 1],
          "encoding": ["x": rounds, "y": vertical("v"), "color": color],
        ],
      ],
    ]
  }

  private func labelLayer(isAfter: Bool) -> JSONText {
    let placed = Self.spread(
      lines.map { isAfter ? $0.after : $0.before }, gap: (domain.upperBound - domain.lowerBound) * 15 / height)
    let values = zip(lines, placed).map { line, place -> JSONText in
      let number = NumberText.fixed(isAfter ? line.after : line.before, 1)
      return [
        "t": .text(isAfter ? afterName : beforeName), "y": .number(place), "c": .text(ChartStyle.color(line.change)),
        "s": .text(isAfter ? "\(number)  \(line.label)" : "\(line.label)  \(number)"),
        "w": .text(line.change == .notDifferent ? "normal" : "bold"),
      ]
    }
    return [
      "data": ["values": .array(values)],
      "mark": [
        "type": "text", "align": .text(isAfter ? "left" : "right"), "dx": isAfter ? 12 : -12, "baseline": "middle",
        "fontSize": 12, "color": .text(ChartStyle.ink),
      ],
      "encoding": ["x": rounds, "y": vertical("y"), "text": ["field": "s"]],
    ]
  }

  /// Moves labels apart to at least `gap`, keeping their order and their mean as far as neighbours allow.
  static func spread(_ values: [Double], gap: Double) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var groups: [(members: [Int], center: Double)] = []
    for index in order {
      groups.append(([index], values[index]))
      while groups.count > 1, overlap(groups[groups.count - 2], groups[groups.count - 1], gap: gap) {
        let last = groups.removeLast()
        let previous = groups.removeLast()
        let members = previous.members + last.members
        groups.append((members, members.reduce(0) { $0 + values[$1] } / Double(members.count)))
      }
    }
    var placed = values
    for group in groups {
      for (offset, index) in group.members.enumerated() {
        placed[index] = group.center + (Double(offset) - Double(group.members.count - 1) / 2) * gap
      }
    }
    return placed
  }

  private static func overlap(
    _ lower: (members: [Int], center: Double), _ upper: (members: [Int], center: Double), gap: Double
  ) -> Bool {
    upper.center - lower.center < Double(lower.members.count + upper.members.count) / 2 * gap
  }

  private var rounds: JSONText {
    [
      "field": "t", "type": "nominal", "sort": [.text(beforeName), .text(afterName)],
      "axis": [
        "title": nil, "orient": "top", "labelAngle": 0, "domain": false, "ticks": false, "labelFontSize": 14,
        "labelColor": .text(ChartStyle.ink), "labelLimit": 0,
      ], "scale": ["padding": 0.42],
    ]
  }

  private func vertical(_ field: String) -> JSONText {
    [
      "field": .text(field), "type": "quantitative", "axis": nil,
      "scale": ["domain": [.number(domain.lowerBound), .number(domain.upperBound)], "zero": false, "nice": false],
    ]
  }
}
