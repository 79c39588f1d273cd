import Foundation
import Intake
import ProgrammeModel
import Testing

/// Whether `surveys/resident-satisfaction` asks what `seeds/shenzhen-2014` evaluates.
@Suite struct ShippedQuestionnaireTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let programme: Programme
  private let questionnaire: Questionnaire

  init() throws {
    var files: [String: [UInt8]] = [:]
    for name in ["programme.yaml", "indicators.yaml", "districts.csv", "projects.csv", "calendar.csv"] {
      files[name] = try Self.source("seeds/shenzhen-2014/\(name)").bytes
    }
    programme = try #require(ProgrammeReader.read(files: files).programme)
    let folder = "surveys/resident-satisfaction"
    let reading = QuestionnaireReader.read(
      survey: try Self.source("\(folder)/survey.csv"), choices: try Self.source("\(folder)/choices.csv"),
      settings: try Self.source("\(folder)/settings.csv"))
    #expect(reading.problems == [])
    questionnaire = try #require(reading.questionnaire)
  }

  private static func source(_ path: String) throws -> SourceFile {
    SourceFile(name: path, bytes: Array(try Foundation.Data(contentsOf: root.appending(path: path))))
  }

  @Test func `each project of the catalogue has its three questions and nobody else is asked`() throws {
    let survey = programme.survey
    for project in programme.projects {
      let aware = try #require(questionnaire.question(survey.awarePrefix + project.id))
      #expect(aware.relevance == "selected(${projects}, '\(project.id)')")
      for prefix in [survey.usePrefix, survey.satisfactionPrefix] {
        let question = try #require(questionnaire.question(prefix + project.id))
        #expect(question.relevance?.contains("${\(aware.id)} = '\(survey.yes)'") == true)
      }
    }
    #expect(questionnaire.question("projects")?.choices.map(\.code) == programme.projects.map(\.id))
  }

  @Test func `the questions that the programme names are there with their codes`() throws {
    let survey = programme.survey
    let overall = try #require(questionnaire.question(survey.overall))
    #expect(overall.choices.filter { $0.missing == nil }.map(\.code) == survey.categories)
    #expect(overall.choices.compactMap(\.missing) == [.dontKnow, .notApplicable])
    let roles = survey.roles
    let named = [roles.site, roles.cluster, roles.clusterPopulation, roles.weight] + survey.domains
    for name in named + ["benefit", "site_aware", "site_online", "psych_aware", "comment"] {
      #expect(questionnaire.question(name) != nil, "\(name)")
    }
  }

  @Test func `every question and answer is there in both languages`() {
    for question in questionnaire.questions {
      let texts = [question.label] + question.choices.map(\.label)
      for text in texts where text.zh.unicodeScalars.allSatisfy(\.isASCII) {
        Issue.record("no Chinese: \(question.id) \(text.zh)")
      }
      #expect(texts.allSatisfy { text in text.en.unicodeScalars.allSatisfy { $0.value < 0x3000 } })
    }
  }
}
