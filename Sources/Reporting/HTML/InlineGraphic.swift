/// The small graphic of a table row: a line for the interval, a mark for the estimate, an upright for the reference.
enum InlineGraphic {
  private static let width = 132.0
  private static let height = 18.0

  static func svg(_ graphic: DotGraphic, label: String) -> String {
    let color = color(graphic.tone)
    var parts = ["<path d=\"M2 9H130\" stroke=\"#e3e8eb\"/>"]
    if let reference = graphic.reference {
      parts.append("<path d=\"M\(x(reference, graphic)) 1V17\" stroke=\"#17242d\" stroke-dasharray=\"2 2\"/>")
    }
    if let lower = graphic.lower, let upper = graphic.upper {
      parts.append(
        "<path d=\"M\(x(lower, graphic)) 9H\(x(upper, graphic))\" stroke=\"\(color)\" stroke-width=\"2.4\"/>")
    }
    parts.append(mark(graphic, color))
    return
      "<svg class=\"dot\" viewBox=\"0 0 \(Int(width)) \(Int(height))\" role=\"img\" aria-label=\"\(HTMLText.escape(label))\">"
      + (label.isEmpty ? "" : "<title>\(HTMLText.escape(label))</title>") + parts.joined() + "</svg>"
  }

  /// The graphic as a file of its own.
  static func file(_ graphic: DotGraphic) -> String {
    svg(graphic, label: "").replacing("<svg ", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" ")
  }

  /// A triangle up or down where the interval excludes the reference, else a circle.
  private static func mark(_ graphic: DotGraphic, _ color: String) -> String {
    let x = x(graphic.value, graphic)
    switch graphic.tone {
    case .good: return "<path transform=\"translate(\(x) 9)\" d=\"M0-6 5.4 4H-5.4z\" fill=\"\(color)\"/>"
    case .attention: return "<path transform=\"translate(\(x) 9)\" d=\"M0 6 5.4-4H-5.4z\" fill=\"\(color)\"/>"
    case .neutral: return "<circle cx=\"\(x)\" cy=\"9\" r=\"4.4\" fill=\"\(color)\"/>"
    }
  }

  private static func color(_ tone: Tone) -> String {
    switch tone {
    case .good: ChartStyle.blue
    case .attention: ChartStyle.orange
    case .neutral: "#5d6b73"
    }
  }

  /// The place of a value, kept inside the graphic, in tenths of a pixel.
  private static func x(_ value: Double, _ graphic: DotGraphic) -> String {
    let span = graphic.scale.upperBound - graphic.scale.lowerBound
    let share = span > 0 && value.isFinite ? (value - graphic.scale.lowerBound) / span : 0
    return NumberText.fixed(6 + min(1, max(0, share)) * (width - 12), 1)
  }
}
