import Foundation
import Testing

@testable import Evaluation

/// The worked example on docs/methods/evaluation.md holds the numbers that the code gives.
struct MethodsPageTests {
  @Test(arguments: ["n1", "n2", "s1", "s2"])
  func `the table of the page is what comes out`(_ id: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("docs/methods/evaluation.md"), encoding: .utf8)
    let line = try #require(page.split(separator: "\n").first { $0.hasPrefix("| \(id) |") })
    let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    let site = try #require(try WorkedExample.result(replicates: 10).sites.first { $0.site == id })
    #expect(isClose(site.dimensions[0].score.value, try #require(Double(cells[2]))))
    #expect(isClose(site.dimensions[1].score.value, try #require(Double(cells[5]))))
    #expect(isClose(site.score.value, try #require(Double(cells[6]))))
    #expect(site.rank == Int(cells[7]))
    #expect(site.grade == cells[8])
  }
}
