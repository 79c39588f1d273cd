import ArgumentParser
import Foundation
import ProgrammeModel
import Workbench

/// The forms in which a command prints its result.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case json
  case table
  case csv

  /// Prints a result in this form.
  func print(_ table: @autoclosure () -> ResultTable, json: @autoclosure () throws -> String) rethrows {
    switch self {
    case .json: Terminal.result(try json())
    case .table: Terminal.result(table().aligned())
    case .csv: Terminal.result(table().csv())
    }
  }
}

/// The forms of a result that is text for people rather than rows.
enum TextFormat: String, ExpressibleByArgument, CaseIterable {
  case json
  case table
}

/// The language of messages.
struct LanguageOption: ParsableArguments {
  @Option(name: .long, help: "Language of messages: zh or en.")
  var language: DisplayLanguage = .zh
}

enum DisplayLanguage: String, ExpressibleByArgument, CaseIterable {
  case zh
  case en

  var language: Language { self == .zh ? .zh : .en }
}

/// Languages of what is written, separated by commas.
struct LanguageList {
  let languages: [Language]

  init(_ text: String) throws {
    languages = try text.split(separator: ",").map { name in
      guard let known = DisplayLanguage(rawValue: String(name)) else {
        throw ValidationError("--languages \(text): zh and en are known.")
      }
      return known.language
    }
    guard !languages.isEmpty else { throw ValidationError("--languages: name at least one of zh, en.") }
  }
}

/// The time that goes on record; given by a script, taken from the clock for a person.
struct TimeOption: ParsableArguments {
  @Option(name: .long, help: "Time that goes on record (ISO 8601). Default: now.")
  var at: String?

  var time: String { at ?? Date().formatted(.iso8601) }

  func validate() throws {
    guard let at else { return }
    do { _ = try Date.ISO8601FormatStyle().parse(at) } catch {
      throw ValidationError("--at \(at): give a time such as 2015-06-15T09:00:00+08:00.")
    }
  }
}

/// Who changes an evaluation, and when.
struct RecordOptions: ParsableArguments {
  @Option(name: .long, help: "Who does it; goes on record.")
  var by: String = "evaluator"

  @OptionGroup var time: TimeOption

  var author: Attribution { Attribution(name: by, time: time.time) }

  func validate() throws {
    let isPlain = by.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isPlain, by.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--by: give a name.") }
  }
}

/// The file with the key to the pseudonyms of persons.
struct KeyOption: ParsableArguments {
  @Option(name: .long, help: "The key file of the pseudonyms. Default: beside the evaluation.", completion: .file())
  var key: String?

  func path(of evaluation: String) -> String { key ?? evaluation + ".key" }
}

/// Where to write what is wrong with a file, for the person who mends it.
struct ProblemFileOption: ParsableArguments {
  @Option(
    name: .long, help: "Also write every problem here: .xlsx with the rows concerned, or .html.",
    completion: .file(extensions: ["xlsx", "html"]))
  var report: String?

  func validate() throws {
    guard let report, !ProblemFile.endings.contains(where: report.lowercased().hasSuffix) else { return }
    throw ValidationError("--report \(report): end the name with .xlsx or .html.")
  }
}

/// Which evaluation and which of its rounds.
struct RoundOptions: ParsableArguments {
  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @Option(name: .long, help: "The round, as the programme names it: mid-term, annual.")
  var round: String
}

/// Runs a use case and turns what it throws into a message in the chosen language and status 2.
func report<Value>(in language: Language, _ work: () throws(WorkbenchError) -> Value) throws -> Value {
  do {
    return try work()
  } catch {
    Terminal.message(WorkbenchText.message(for: error, in: language))
    throw ExitCode(2)
  }
}
