import Foundation
import Testing

/// Another programme (village libraries) takes the same way through the real program: nothing about the first is in code.
@Suite struct SecondProgrammeTests {
  static let definition = Checkout.root + "/Tests/Fixtures/second-programme"
  /// Words that only the first programme's definition may bring.
  static let foreignWords = [
    "深圳", "示范点", "家园网", "呼援通", "减压室", "福田", "选点考察", "会议评估", "自查上报", "Shenzhen", "psychological",
    "all button", "Call-button", "ommunity website", "eview meeting",
  ]

  @Test func `it goes from its files to its reports in its own words`() throws {
    let folder = try ScratchFolder()
    let (data, evaluation) = (folder.path + "/data", folder.path + "/libraries.steelyard")
    let instrument = Self.definition + "/survey"
    try RoundTests.require(["simulate", "--programme", Self.definition, "--instrument", instrument, "--to", data])
    try RoundTests.require(["new", evaluation, "--programme", Self.definition] + RoundTests.time)
    try RoundTests.require(["import", "sites", data + "/sites.csv", "--into", evaluation] + RoundTests.time)
    for round in ["first-year", "closing"] {
      try Self.importAll(of: round, from: data, instrument: instrument, into: evaluation)
      try RoundTests.require(["evaluate", evaluation, "--round", round] + RoundTests.time)
      try RoundTests.require(["report", evaluation, "--round", round, "--to", folder.path + "/reports"])
    }
    for name in ["first-year.zh", "first-year.en", "closing.zh", "closing.en"] {
      let report = try String(contentsOfFile: "\(folder.path)/reports/\(name).html", encoding: .utf8)
      for word in Self.foreignWords { #expect(!report.contains(word), "\(word) in \(name)") }
      #expect(!report.contains("{="), "an unfilled word in \(name)")
      #expect(report.contains(name.hasSuffix("zh") ? "图书馆" : "librar"))
    }
  }

  static func importAll(
    of round: String, from data: String, instrument: String, into evaluation: String
  ) throws {
    let place = ["--into", evaluation, "--round", round] + RoundTests.time
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(data)/\(round)").sorted()
    where name.hasSuffix(".csv") {
      let file = "\(data)/\(round)/\(name)"
      if name.hasPrefix("survey-") {
        try RoundTests.require(["import", "survey", file, "--instrument", instrument] + place)
      } else {
        try RoundTests.require(["import", String(name.dropLast(4)), file] + place)
      }
    }
    try RoundTests.require(["draw", "run", "\(data)/\(round)/draw"] + place)
  }
}
