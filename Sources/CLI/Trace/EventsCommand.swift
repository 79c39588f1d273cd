import ArgumentParser
import Workbench

struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events",
    abstract: "List what was done to an evaluation, by whom and when. 列出事件日志。",
    discussion: """
      With --format json every event is one line, exactly as it is digested.

      EXAMPLE
        steelyard events shenzhen.steelyard
        steelyard events shenzhen.steelyard --format json > log.jsonl
        steelyard events shenzhen.steelyard --proof 7
      """)

  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @Option(name: .long, help: "Instead, the proof that the event with this number is in the log (JSON).")
  var proof: Int?

  @Option(name: .long, help: "json, table or csv.")
  var format: OutputFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let shown = language.language.language
    let events = try report(in: shown) { () throws(WorkbenchError) in try ListEvents.run(evaluation) }
    if let proof {
      Terminal.result(try report(in: shown) { () throws(WorkbenchError) in try events.proof(of: proof) })
    } else {
      format.print(events.table(in: shown), json: events.lines)
    }
  }
}
