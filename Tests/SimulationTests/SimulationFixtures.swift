import Foundation
import Intake
import ProgrammeModel
import Testing

@testable import Simulation

/// The programmes of the repository with their questionnaires.
enum SimulationFixtures {
  static func shenzhen() throws -> (programme: Programme, questionnaire: Questionnaire) {
    try read("seeds/shenzhen-2014", questionnaire: "surveys/resident-satisfaction")
  }

  static func libraries() throws -> (programme: Programme, questionnaire: Questionnaire) {
    try read("Tests/Fixtures/second-programme", questionnaire: "Tests/Fixtures/second-programme/survey")
  }

  static func simulation(
    of definition: (programme: Programme, questionnaire: Questionnaire), seed: UInt64 = 1, sites: Int? = nil,
    respondents: Int = 40
  ) throws -> SimulatedProgramme {
    try SimulatedProgramme(
      programme: definition.programme, questionnaire: definition.questionnaire, seed: SimulationSeed(seed, 2, 3, 4),
      sites: sites, respondents: respondents)
  }

  private static func read(
    _ folder: String, questionnaire: String
  ) throws -> (programme: Programme, questionnaire: Questionnaire) {
    var files: [String: [UInt8]] = [:]
    for name in ["programme.yaml", "indicators.yaml", "districts.csv", "projects.csv", "calendar.csv"] {
      files[name] = try source("\(folder)/\(name)").bytes
    }
    let reading = QuestionnaireReader.read(
      survey: try source("\(questionnaire)/survey.csv"), choices: try source("\(questionnaire)/choices.csv"),
      settings: try source("\(questionnaire)/settings.csv"))
    #expect(reading.problems == [])
    return (try #require(ProgrammeReader.read(files: files).programme), try #require(reading.questionnaire))
  }

  private static func source(_ path: String) throws -> SourceFile {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return SourceFile(name: path, bytes: Array(try Foundation.Data(contentsOf: root.appending(path: path))))
  }
}

extension SimulatedFile {
  /// Rows below the header, for files whose cells hold neither quotes nor line breaks.
  var rows: [[String]] { text.split(separator: "\n").dropFirst().map { cells(of: $0) } }

  private func cells(of line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// The file as it is written to disk.
  func source() throws -> SourceFile {
    let mark: [UInt8] = encoding == .utf8WithMark ? [0xEF, 0xBB, 0xBF] : []
    let bytes = try TextEncoding.encode(text, as: encoding == .gb18030 ? .gb18030 : .utf8)
    return SourceFile(name: path, bytes: mark + bytes)
  }
}

extension [SimulatedFile] {
  func file(_ name: String) throws -> SimulatedFile { try #require(first { $0.path.hasSuffix("/\(name).csv") }) }
}
