import Foundation
import Testing

/// The second programme of `seeds/`, in a small form: counties and school clusters instead of districts and communities,
/// no website, no call buttons, no rooms, no matching funds.
@Suite struct NutritionProgrammeTests {
  static let definition = Checkout.root + "/seeds/nutrition-2011"
  static let instrument = Checkout.root + "/surveys/student-meals"
  /// Two school clusters for each of the six counties.
  static let quota = 2
  /// Words of the first programme, or of no programme without what they name.
  static let foreignWords = [
    "深圳", "示范点", "居民", "社区", "街道", "新区", "全市", "各区", "家园网", "呼援通", "减压室", "点击率", "覆盖率", "使用登记", "配套；",
    "Shenzhen", "resident", "Resident", "communit", "district", "District", "all button", "lick rate", "website",
    "may match",
  ]

  /// The definition with fewer sites: only `sites` and the quotas are others.
  static func smallForm(in folder: ScratchFolder) throws -> String {
    let target = folder.path + "/programme"
    try FileManager.default.copyItem(atPath: definition, toPath: target)
    let programme = target + "/programme.yaml"
    let text = try String(contentsOfFile: programme, encoding: .utf8)
    let fewer = text.replacingOccurrences(of: "\nsites: 36\n", with: "\nsites: \(6 * quota)\n")
    try #require(fewer != text)
    try fewer.write(toFile: programme, atomically: true, encoding: .utf8)
    let districts = target + "/districts.csv"
    let lines = try String(contentsOfFile: districts, encoding: .utf8).split(separator: "\n")
    let quotas = lines.dropFirst().map { line in
      line.split(separator: ",").dropLast().joined(separator: ",") + ",\(quota)"
    }
    try #require(quotas.count == 6)
    try ([String(lines[0])] + quotas).joined(separator: "\n").write(
      toFile: districts, atomically: true, encoding: .utf8)
    return target
  }

  @Test func `it goes from its files to its reports in its own words`() throws {
    let folder = try ScratchFolder()
    let programme = try Self.smallForm(in: folder)
    let (data, evaluation) = (folder.path + "/data", folder.path + "/nutrition.steelyard")
    try RoundTests.require(["simulate", "--programme", programme, "--instrument", Self.instrument, "--to", data])
    for absent in ["clicks", "installs", "rooms"] {
      #expect(!FileManager.default.fileExists(atPath: "\(data)/first-term/\(absent).csv"))
    }
    try RoundTests.require(["new", evaluation, "--programme", programme] + RoundTests.time)
    for kind in ["sites", "contracts", "payments", "budgets", "agreements"] {
      try RoundTests.require(["import", kind, "\(data)/\(kind).csv", "--into", evaluation] + RoundTests.time)
    }
    for round in ["first-term", "school-year"] {
      try SecondProgrammeTests.importAll(of: round, from: data, instrument: Self.instrument, into: evaluation)
      try RoundTests.require(["evaluate", evaluation, "--round", round] + RoundTests.time)
      let check = try RoundTests.require(["check", evaluation, "--round", round, "--format", "csv", "--language", "en"])
      // One site is in breach by the simulation; the books of the first term are part of the second round's.
      let unpaid = check.output.split(separator: "\n").filter { $0.contains("Payments booked otherwise") }
      #expect(unpaid.count <= 1, "\(unpaid)")
      try RoundTests.require(
        ["report", evaluation, "--round", round, "--to", folder.path + "/reports", "--formats", "html"])
    }
    for name in ["first-term.zh", "first-term.en", "school-year.zh", "school-year.en"] {
      let report = try String(contentsOfFile: "\(folder.path)/reports/\(name).html", encoding: .utf8)
      // Kinds of records keep their names in every programme.
      let text = Self.visible(report).replacingOccurrences(of: "district-reports", with: "")
      for word in Self.foreignWords { #expect(!text.contains(word), "\(word) in \(name)") }
      #expect(!text.contains("{="), "an unfilled word in \(name)")
      for word in name.hasSuffix("zh") ? ["各县", "全省", "学生满意率"] : ["counties", "student"] {
        #expect(text.contains(word), "no \(word) in \(name)")
      }
    }
  }

  /// What a reader sees: the page without tags, styles and scripts, in which names of classes may be words.
  static func visible(_ page: String) -> String {
    page.replacingOccurrences(of: "(?s)<(style|script)[^>]*>.*?</\\1>", with: " ", options: .regularExpression)
      .replacingOccurrences(of: "<[^>]*>", with: " ", options: .regularExpression)
  }
}
