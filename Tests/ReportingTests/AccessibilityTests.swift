import Foundation
import ProgrammeModel
import Testing

@testable import Evaluation
@testable import Reporting

/// What WCAG 2.2 AA asks of the page and a program can check without a browser: landmarks, names, headers, contrast, focus.
@Suite struct AccessibilityTests {
  private func page(_ language: Language) throws -> String {
    HTMLWriter.write(try ReportInspection.document("annual", language), charts: [:])
  }

  @Test(arguments: Language.allCases)
  func `the page has its language, one title, one main part and a way past the navigation`(language: Language) throws {
    let html = try page(language)
    #expect(html.contains("<html lang=\"\(language == .zh ? "zh-CN" : "en")\">"))
    for tag in ["<main ", "<h1>", "<title>"] { #expect(html.ranges(of: tag).count >= 1, "\(tag)") }
    #expect(html.ranges(of: "<main ").count == 1)
    #expect(html.contains("<a class=\"skip\" href=\"#text\">") && html.contains("<main id=\"text\">"))
    #expect(html.contains("<nav class=\"side\" aria-label="))
  }

  @Test(arguments: Language.allCases)
  func `tables have captions and heads with scope, graphics have words`(language: Language) throws {
    let html = try page(language)
    let tables = html.ranges(of: "<table").count
    #expect(tables > 20 && html.ranges(of: "<caption>").count == tables)
    #expect(html.matches(of: /<th(?![a-z])(?![^>]*scope=)/).isEmpty)
    #expect(html.matches(of: /<svg(?![^>]*aria-label="[^"]+")/).isEmpty)
    #expect(html.matches(of: /<div class="scroll"(?![^>]*tabindex="0")/).isEmpty)
  }

  /// Relative luminance and contrast as WCAG 2.2 defines them; 4.5 for text.
  @Test(arguments: [false, true])
  func `text stands out from its ground, in light and dark`(isDark: Bool) throws {
    let colors = try Self.colors(isDark: isDark)
    let pairs = [
      ("ink", "paper"), ("mut", "paper"), ("ink", "soft"), ("mut", "soft"), ("blue", "paper"), ("or", "paper"),
      ("or", "orbg"), ("blue", "bluebg"),
    ]
    for (text, ground) in pairs {
      let ratio = Self.contrast(try #require(colors[text]), try #require(colors[ground]))
      #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
    }
  }

  /// By hand: black on white is 21, the same colour on itself 1.
  @Test func `contrast is that of the definition`() {
    #expect(abs(Self.contrast("#000000", "#ffffff") - 21) < 1e-9)
    #expect(Self.contrast("#0b5c8a", "#0b5c8a") == 1)
  }

  @Test func `focus can be seen and long tables say that they can be sorted`() throws {
    #expect(ReportStylesheet.css.contains("a:focus-visible") && ReportStylesheet.css.contains("button:focus-visible"))
    let html = try page(.zh)
    #expect(html.contains("data-sort=\"按本列排序"))
    #expect(SortScript.text.contains("aria-sort") && !html.contains("fetch(") && !html.contains("src=\"http"))
    #expect(html.contains("default-src &#39;none&#39;") || html.contains("default-src 'none'"))
  }

  /// The variables of the style: the first block, and the one for dark screens on top of it.
  private static func colors(isDark: Bool) throws -> [String: String] {
    let css = ReportStylesheet.css
    let parts = css.components(separatedBy: "prefers-color-scheme:dark")
    let blocks = isDark ? [parts[0], try #require(parts.dropFirst().first)] : [parts[0]]
    var colors: [String: String] = [:]
    for block in blocks {
      let root = block.components(separatedBy: ":root{").dropFirst().first?.prefix { $0 != "}" } ?? ""
      for match in root.matches(of: /--([a-z]+):(#[0-9a-f]{3,6})/) {
        colors[String(match.output.1)] = String(match.output.2)
      }
    }
    return colors
  }

  private static func contrast(_ first: String, _ second: String) -> Double {
    let light = [luminance(first), luminance(second)].sorted()
    return (light[1] + 0.05) / (light[0] + 0.05)
  }

  private static func luminance(_ color: String) -> Double {
    let digits = color.dropFirst().flatMap { digit in color.count == 4 ? [digit, digit] : [digit] }
    let parts = stride(from: 0, to: 6, by: 2).map { place -> Double in
      let share = Double(Int(String(digits[place..<place + 2]), radix: 16) ?? 0) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
