import ArgumentParser
import Workbench

struct SignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign a step of a round and lock what it brought. 签署一个环节并锁定其数据。",
    discussion: """
      EXAMPLE
        steelyard sign shenzhen.steelyard --round mid-term --step self-report --by 王评估
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "The step (steelyard procedure lists them).")
  var step: String

  @OptionGroup var record: RecordOptions

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = language.language.language
    let list = try report(in: language) { () throws(WorkbenchError) in
      try SignStep.sign(round.evaluation, round: round.round, step: step, by: record.author)
    }
    Terminal.result(list.table(in: language).aligned())
  }
}

struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Reopen a signed step, by a second person. 由另一人重新打开已签署的环节。",
    discussion: """
      Steps are reopened from the last one backwards. What was signed stays on record.

      EXAMPLE
        steelyard reopen shenzhen.steelyard --round mid-term --step review --because "score card of J3 was misread" --by 李复核
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "The step.")
  var step: String

  @Option(name: .long, help: "Why; goes on record.")
  var because: String

  @OptionGroup var record: RecordOptions

  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard because.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--because: give a reason.") }
  }

  func run() throws {
    let language = language.language.language
    let list = try report(in: language) { () throws(WorkbenchError) in
      try SignStep.reopen(round.evaluation, round: round.round, step: step, because: because, by: record.author)
    }
    Terminal.result(list.table(in: language).aligned())
  }
}
