import Evaluation
import Foundation
import Intake
package import ProgrammeModel
import Sampling
import Store
import Tables

/// Makes an evaluation file from a programme definition.
package enum NewEvaluation {
  /// Reads the definition and records it in a new file.
  /// - Parameters:
  ///   - key: path of the key file; nil = beside the evaluation. A key that lies there is used, else one is made.
  ///   - simulated: marks every page as made from simulated data.
  ///   - author: goes on record.
  /// - Throws: `WorkbenchError.problems` with every fault of the definition, `.store` when the file exists.
  @discardableResult
  package static func make(
    at path: String, key: String? = nil, programmeFolder: String, simulated: Bool, by author: Attribution
  ) throws(WorkbenchError) -> Programme {
    var programme = try definition(in: programmeFolder)
    if simulated { programme = programme.marked(WorkbenchText.simulatedBanner) }
    let digest = try digest(of: programme)
    guard !DiskFiles.exists(path) else { throw .store(.exists(path)) }
    let key = try KeyFile.readOrMake(KeyFile.path(of: path, given: key))
    do {
      let file = try EvaluationFile.create(at: path)
      try file.store(programme, sha256: digest, by: author)
      try file.store(personKey: key.fingerprint, by: author)
    } catch {
      throw .store(error)
    }
    return programme
  }

  /// The programme that a folder defines.
  /// - Throws: `.problems`; `.unknownFinding` when the programme's text is quoted for a finding that there is not.
  static func definition(in folder: String) throws(WorkbenchError) -> Programme {
    var files: [String: [UInt8]] = [:]
    for file in try DiskFiles.folder(folder) { files[file.name] = file.bytes }
    let (programme, problems) = ProgrammeReader.read(files: files)
    guard let programme else { throw .problems(problems) }
    for code in (programme.rules.sources ?? [:]).keys.sorted() where FindingCode(rawValue: code) == nil {
      throw .unknownFinding(code, nearest: nearestName(to: code, among: FindingCode.allCases.map(\.rawValue))?.name)
    }
    return programme
  }

  /// SHA-256 of the definition as JSON with sorted keys: what a result names as its plan.
  static func digest(of programme: Programme) throws(WorkbenchError) -> String {
    SHA256Digest(of: try JSONText.compact(programme)).hex
  }
}

extension Programme {
  /// The same programme with a banner on every page.
  fileprivate func marked(_ banner: LocalizedText) -> Programme {
    Programme(
      id: id, title: title, commissioner: commissioner, banner: banner, vocabulary: vocabulary, period: period,
      districts: districts,
      projects: projects, rules: rules, calendar: calendar, rounds: rounds, dimensions: dimensions, grading: grading,
      survey: survey, clicks: clicks, inspection: inspection, review: review, targets: targets, rollOut: rollOut,
      history: history, monitoring: monitoring)
  }
}

/// Values as JSON texts: keys sorted, so that equal values are equal texts.
enum JSONText {
  static func compact(_ value: some Encodable) throws(WorkbenchError) -> String {
    try text(value, formatting: [.sortedKeys, .withoutEscapingSlashes])
  }

  static func pretty(_ value: some Encodable) throws(WorkbenchError) -> String {
    try text(value, formatting: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  private static func text(
    _ value: some Encodable, formatting: JSONEncoder.OutputFormatting
  ) throws(WorkbenchError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw .evaluation("a value cannot be printed as JSON: \(error)")
    }
  }

  static func value<Value: Decodable>(_ type: Value.Type, of text: String) throws(WorkbenchError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw .evaluation("a stored result cannot be read: \(error)")
    }
  }
}
