import Foundation
import ProgrammeModel

extension SimulatedProgramme {
  /// `datapackage.json` (Frictionless Data Package 1) that describes all files of the sample, with the banner.
  package func dataPackage(of files: [SimulatedFile]) throws -> SimulatedFile {
    let place = (programme.vocabulary.places ?? .usual).community
    let descriptor = DataPackage(
      name: "\(programme.id)-simulated", title: "\(programme.title.en) (simulated)",
      description: "模拟数据 · simulated data: \(programme.title.zh). \(place.zh)名称均为虚构,本数据不反映任何真实\(place.zh)。"
        + "Sites are invented and numbered; the data describe no real \(place.en).",
      resources: files.map(DataPackage.Resource.init))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(descriptor), as: UTF8.self)
    return SimulatedFile(
      path: "datapackage.json", text: text + "\n", encoding: .utf8, title: "Description of the sample data",
      delimiter: ",", fields: [])
  }
}

/// The keys of a Frictionless descriptor that the sample uses.
private struct DataPackage: Encodable {
  let name: String
  let title: String
  let description: String
  let resources: [Resource]
  let profile = "tabular-data-package"

  struct Resource: Encodable {
    let name: String
    let path: String
    let title: String
    let encoding: String
    let dialect: Dialect
    let schema: Schema
    let profile = "tabular-data-resource"
    let format = "csv"

    init(_ file: SimulatedFile) {
      name = String(file.path.dropLast(".csv".count)).replacing("/", with: "-").lowercased()
      path = file.path
      title = file.title
      encoding = file.encoding.rawValue
      dialect = Dialect(delimiter: file.delimiter)
      schema = Schema(fields: file.fields.map { Field(name: $0.name, type: $0.type) })
    }
  }

  struct Dialect: Encodable {
    let delimiter: String
  }

  struct Schema: Encodable {
    let fields: [Field]
  }

  struct Field: Encodable {
    let name: String
    let type: String
  }
}
