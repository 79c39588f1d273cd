/// What all charts share: palette, type, frame. The title stands outside the picture as text, so that it can be read,
/// searched and translated; the picture carries it as its description.
enum ChartStyle {
  static let blue = "#0b5c8a"
  static let orange = "#c2410c"
  static let grey = "#7f8c94"
  static let ink = "#17242d"
  static let muted = "#52626c"
  static let pale = "#bcd3e0"

  /// A Vega-Lite specification with the frame of the house.
  static func specification(description: String, _ body: JSONText) -> String {
    let head: JSONText = [
      "$schema": "https://vega.github.io/schema/vega-lite/v5.json", "description": .text(description),
      "config": configuration,
    ]
    return head.merging(body).serialized
  }

  /// What a mark says when the pointer rests on it; the sign before it tells the renderer to keep it.
  static func tip(_ text: String) -> String { "\u{2063}" + text }

  /// Rows of a long chart that a sheet of paper holds in legible type.
  private static let rowsOnPaper = 50

  /// The rows of each sheet, about equally many; none when one sheet holds them all.
  static func sheets<Entry>(_ rows: [Entry]) -> [[Entry]] {
    let count = (rows.count + rowsOnPaper - 1) / rowsOnPaper
    guard count > 1 else { return [] }
    return (0..<count).map { Array(rows[(rows.count * $0 / count)..<(rows.count * ($0 + 1) / count)]) }
  }

  static func color(_ comparison: Comparison) -> String {
    switch comparison {
    case .above: blue
    case .notDifferent: grey
    case .below: orange
    }
  }

  /// A shape beside the colour, for readers and printers without colour.
  static func shape(_ comparison: Comparison) -> String {
    switch comparison {
    case .above: "triangle-up"
    case .notDifferent: "circle"
    case .below: "triangle-down"
    }
  }

  /// `count` colours along the ramp from dissatisfied (orange) over neutral to satisfied (blue).
  static func divergingRamp(_ count: Int) -> [String] {
    let stops: [[Double]] = [[180, 71, 11], [237, 166, 107], [217, 220, 222], [127, 178, 208], [11, 92, 138]]
    return (0..<count).map { index in
      let place = count > 1 ? Double(index) * Double(stops.count - 1) / Double(count - 1) : 2
      let left = min(Int(place), stops.count - 2)
      let mixed = zip(stops[left], stops[left + 1]).map { ($1 - $0) * (place - Double(left)) + $0 }
      return "#" + mixed.map { hex(Int($0.rounded())) }.joined()
    }
  }

  private static func hex(_ value: Int) -> String {
    (value < 16 ? "0" : "") + String(value, radix: 16)
  }

  private static let font: JSONText = "Noto Sans CJK SC"

  private static let configuration: JSONText = [
    "font": font, "background": "transparent", "padding": 4, "view": ["stroke": nil],
    "axis": [
      "labelFont": font, "titleFont": font, "labelColor": .text(muted), "titleColor": .text(muted),
      "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "gridColor": "#e6e9eb",
      "domainColor": "#b7c0c5", "tickColor": "#b7c0c5",
    ],
    "legend": [
      "labelFont": font, "titleFont": font, "labelFontSize": 12, "titleFontSize": 12, "labelColor": .text(ink),
      "titleColor": .text(muted), "titleFontWeight": "normal", "labelLimit": 0,
    ],
    "text": ["font": font, "fontSize": 12, "color": .text(ink)],
  ]
}
