import ProgrammeModel
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct HTMLWriterTests {
  private static let hostile = "<script>alert(\"x\")</script>&'\u{202E}"

  private func page(_ round: String = "annual", _ language: Language = .zh, charts: [String: String] = [:]) throws
    -> String
  {
    HTMLWriter.write(try ReportInspection.document(round, language), charts: charts)
  }

  @Test(arguments: ReportInspection.rounds)
  func `every number is printed in both languages`(round: String) throws {
    let document = try ReportInspection.document(round, .zh)
    let pages = try Language.allCases.map { try page(round, $0) }
    let printed = ReportInspection.tableCells(document).compactMap { cell -> String? in
      if case .quantity(let quantity) = cell { NumberText(.zh).bare(quantity) } else { nil }
    }
    for number in Set(printed) {
      #expect(pages.allSatisfy { $0.contains(">\(number)<") }, "\(number)")
    }
  }

  @Test func `text from data cannot become markup`() throws {
    var result = SampleResult.round("annual")
    result.sites[0].name = Self.hostile
    result.rules.money[0].fund = Self.hostile
    result.rules.findings[0].subject = Self.hostile
    result.inputs.batches[0] = BatchStamp(
      id: 1, kind: Self.hostile, file: Self.hostile, sha256: "\"><img src=x onerror=alert(1)>", stored: 1, rejected: 0,
      blank: 0)
    let html = HTMLWriter.write(try ReportInspection.document(result, .zh), charts: [:])
    // The page's own script, and no other.
    #expect(html.components(of: "<script") == 1)
    #expect(!html.contains("<img"))
    #expect(html.contains("<bdi>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;"))
  }

  @Test(arguments: [
    "<svg><script>alert(1)</script></svg>", "<svg onload=\"alert(1)\"></svg>", "<p>no picture</p>",
    "<svg><a href=\"javascript:alert(1)\">x</a></svg>", "<svg><foreignObject/></svg>",
  ])
  func `a picture that could run is not taken`(svg: String) throws {
    let html = try page(charts: ["f-sites": svg])
    #expect(!html.contains("alert(1)") && !html.contains("no picture"))
    #expect(html.contains("图形未生成，数据见下表。"))
  }

  @Test func `a picture is named, and its identifiers do not meet those of others`() throws {
    let svg = "<svg viewBox=\"0 0 1 1\"><clipPath id=\"c\"/><g clip-path=\"url(#c)\"/></svg>"
    let html = try page(charts: ["f-sites": svg, "f-ranks": svg])
    #expect(html.contains("<clipPath id=\"f-sites-c\"/><g clip-path=\"url(#f-sites-c)\"/>"))
    #expect(html.contains("<clipPath id=\"f-ranks-c\"/>"))
    #expect(html.contains("<svg role=\"img\" aria-label=\"名次区间图：名次区间的中位宽度为"))
  }

  @Test func `a missing picture leaves the data table open`() throws {
    let without = try page()
    #expect(without.components(of: "<details open>") == 10)
    let with = try page(charts: ["f-sites": "<svg></svg>"])
    #expect(with.components(of: "<details open>") == 9)
    #expect(with.components(of: "<details>") == 1)
  }

  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `identifiers are unique and every link of the page has its target`(round: String, language: Language) throws {
    let html = try page(round, language)
    let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.output.1) }
    let links = html.matches(of: /href="#([^"]+)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    #expect(Set(links).subtracting(ids) == [])
  }

  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `headings follow each other without a gap and elements are closed`(round: String, language: Language) throws {
    let html = try page(round, language)
    var level = 0
    for heading in html.matches(of: /<h([1-6])[ >]/) {
      let next = Int(heading.output.1) ?? 0
      #expect(next <= level + 1)
      level = next
    }
    #expect(unclosed(html) == [])
  }

  /// Names of elements that are open at the end or closed out of order.
  private func unclosed(_ html: String) -> [String] {
    var open: [String] = []
    for tag in html.matches(of: /<(\/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(\/?)>/) {
      let name = String(tag.output.2)
      if !tag.output.3.isEmpty || ["meta", "img", "br"].contains(name) { continue }
      if tag.output.1.isEmpty {
        open.append(name)
      } else if open.last == name {
        open.removeLast()
      } else {
        return open + ["/\(name)"]
      }
    }
    return open
  }

  @Test(arguments: Language.allCases)
  func `the page is self-contained, in its language, and carries the banner`(language: Language) throws {
    let html = try page("mid-term", language)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language == .zh ? "zh-CN" : "en")\">"))
    #expect(!html.contains("http://") && !html.contains("https://") && !html.contains("<link"))
    #expect(html.contains(language == .zh ? "模拟数据，仅供演示" : "Simulated data, for demonstration only"))
    #expect(!html.matches(of: /<caption>[^<]*<span/).isEmpty)
  }

  @Test func `writing twice gives the same bytes`() throws {
    #expect(try page() == page())
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
