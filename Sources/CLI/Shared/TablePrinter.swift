import Foundation
import Workbench

extension ResultTable {
  /// Aligned columns for a terminal: numbers right, texts left, Chinese characters counted as two cells wide.
  func aligned() -> String {
    let lines = [headers] + rows.map { $0.map(\.shown) }
    var widths = headers.map(\.displayWidth)
    for line in lines {
      for (index, cell) in line.enumerated() where index < widths.count {
        widths[index] = max(widths[index], cell.displayWidth)
      }
    }
    let isNumeric = headers.indices.map { index in
      rows.contains { index < $0.count && $0[index].isNumber }
    }
    return lines.map { line in
      line.enumerated().map { index, cell in
        let padding = String(repeating: " ", count: max(0, widths[index] - cell.displayWidth))
        return isNumeric[index] ? padding + cell : cell + padding
      }.joined(separator: "  ").trimmingSuffix(" ")
    }.joined(separator: "\n")
  }

  /// RFC 4180, UTF-8, full precision. A text that a spreadsheet would take for a formula gets an apostrophe in front.
  func csv() -> String {
    ([headers.map { Cell.text($0) }] + rows).map { row in
      row.map(\.quoted).joined(separator: ",") + "\r\n"
    }.joined()
  }
}

extension PrintedPlan {
  /// Every analysis with its tables for a terminal, an empty line between them.
  func text() -> String { analyses.map { $0.text() }.joined(separator: "\n\n\n") }
}

extension PrintedAnalysis {
  fileprivate func text() -> String {
    let tables = tables.map { printed in
      (printed.caption.map { [$0.withoutControls] } ?? []) + [printed.table.aligned()]
    }
    let head = ([title] + lines).map(\.withoutControls)
    let parts = [head] + tables + (notes.isEmpty ? [] : [notes.map(\.withoutControls)])
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }
}

extension ResultTable.Cell {
  fileprivate var shown: String { text.withoutControls }

  fileprivate var quoted: String {
    switch self {
    case .empty: return ""
    case .number(let value, _):
      return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    case .figure(let text), .text(let text):
      let isFormula = text.first.map { "=+-@\t\r＝＋－＠".contains($0) } ?? false
      let safe = isFormula ? "'" + text : text
      guard safe.contains(where: { ",\"\n\r".contains($0) || $0 == "\r\n" }) else { return safe }
      return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
  }
}

extension String {
  /// Columns on a terminal: two for wide characters (East Asian Width W and F, roughly by block).
  fileprivate var displayWidth: Int {
    unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x300...0x36F, 0x200B...0x200F: width
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        width + 2
      default: width + 1
      }
    }
  }

  /// Control characters never reach a terminal as they are.
  fileprivate var withoutControls: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }

  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
