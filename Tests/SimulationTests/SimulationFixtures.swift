import Foundation
import Intake
import ProgrammeModel
import Testing

@testable import Simulation

/// Programmes of the repository with questionnaires that fit them.
enum SimulationFixtures {
  static func programme(in folder: String) throws -> Programme {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var files: [String: [UInt8]] = [:]
    for name in ["programme.yaml", "indicators.yaml", "districts.csv", "projects.csv", "calendar.csv"] {
      files[name] = Array(try Foundation.Data(contentsOf: root.appending(path: folder).appending(path: name)))
    }
    return try #require(ProgrammeReader.read(files: files).programme)
  }

  static func shenzhen() throws -> Programme { try programme(in: "seeds/shenzhen-2014") }
  static func libraries() throws -> Programme { try programme(in: "Tests/Fixtures/second-programme") }

  /// The shortest questionnaire that a programme can be evaluated with: its design, its overall satisfaction, the items
  /// of its indicators, awareness, use and satisfaction for each project, and its domains.
  static func questionnaire(for programme: Programme) -> Questionnaire {
    let survey = programme.survey
    let rating = survey.categories.map { choice($0) } + [choice("88", missing: .dontKnow)]
    let yesNo = [choice(survey.yes), choice("no"), choice("88", missing: .dontKnow)]
    let roles = survey.roles
    var questions = [roles.site, roles.cluster, roles.clusterPopulation, roles.weight].map { question($0, .text) }
    questions.append(question("running", .multiple(programme.projects.map { choice($0.id) })))
    questions.append(question(survey.overall, .single(rating)))
    for name in ["benefit", "site_aware", "site_online"] { questions.append(question(name, .single(yesNo))) }
    for project in programme.projects {
      let aware = survey.awarePrefix + project.id
      let isAware = "${\(aware)} = '\(survey.yes)'"
      questions += [
        question(aware, .single(yesNo), relevance: "selected(${running}, '\(project.id)')"),
        question(survey.usePrefix + project.id, .single(yesNo), relevance: isAware),
        question(survey.satisfactionPrefix + project.id, .single(rating), relevance: isAware),
      ]
    }
    questions += survey.domains.map { question($0, .single([choice("a"), choice("b")])) }
    questions.append(question("comment", .text))
    return Questionnaire(id: "test", title: text("test"), version: "1", questions: questions)
  }

  static func simulation(
    of programme: Programme, seed: UInt64 = 1, sites: Int? = nil, respondents: Int = 40
  ) throws -> SimulatedProgramme {
    try SimulatedProgramme(
      programme: programme, questionnaire: questionnaire(for: programme), seed: SimulationSeed(seed, 2, 3, 4),
      sites: sites, respondents: respondents)
  }

  static func question(_ id: String, _ type: Question.AnswerType, relevance: String? = nil) -> Question {
    Question(id: id, label: text(id), type: type, relevance: relevance, constraint: nil, required: false)
  }

  private static func choice(_ code: String, missing: MissingKind? = nil) -> Question.Choice {
    Question.Choice(code: code, label: text(code), missing: missing)
  }

  private static func text(_ text: String) -> LocalizedText { LocalizedText(zh: text, en: text) }
}

extension SimulatedFile {
  /// Rows below the header, for files whose cells hold neither quotes nor line breaks.
  var rows: [[String]] { text.split(separator: "\n").dropFirst().map { cells(of: $0) } }

  var header: [String] { text.split(separator: "\n").first.map { cells(of: $0) } ?? [] }

  private func cells(of line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

extension [SimulatedFile] {
  func file(_ name: String) throws -> SimulatedFile { try #require(first { $0.path.hasSuffix("/\(name).csv") }) }
}
