import Foundation
import Testing

/// The command line as people meet it.
@Suite struct CommandTests {
  static let commands = [
    ["new"], ["read"], ["import"], ["batches"], ["undo"], ["check"], ["draw", "plan"], ["draw", "commit"],
    ["draw", "reveal"], ["draw", "event"], ["draw", "void"], ["draw", "run"], ["draw", "dispose"], ["draw", "verify"],
    ["evaluate"], ["explain"], ["report"], ["analyse"], ["simulate"], ["repair", "add"], ["repair", "list"],
    ["repair", "remove"],
  ]

  @Test(arguments: commands) func `every command has help with an example and stands in the manual`(
    command: [String]
  ) throws {
    let help = try ProgramRun.steelyard(command + ["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("EXAMPLE"))
    let manual = try String(contentsOfFile: Checkout.root + "/docs/cli.md", encoding: .utf8)
    #expect(manual.contains("`steelyard " + command.joined(separator: " ")))
  }

  @Test(arguments: [
    ["weigh"], ["import"], ["evaluate", "none.steelyard"], ["report", "none.steelyard", "--round", "x"],
  ])
  func `what cannot be done ends with status 2 and a message`(arguments: [String]) throws {
    let run = try ProgramRun.steelyard(arguments)
    #expect(run.status == 2)
    #expect(!run.messages.isEmpty)
    #expect(run.output.isEmpty)
  }

  @Test func `a missing file is named in the language asked for`() throws {
    let chinese = try ProgramRun.steelyard(["batches", "none.steelyard"])
    let english = try ProgramRun.steelyard(["batches", "none.steelyard", "--language", "en"])
    #expect(chinese.status == 2)
    #expect(chinese.messages.contains("找不到"))
    #expect(english.messages.contains("There is no evaluation file"))
    #expect(chinese.messages.contains("none.steelyard"))
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func `completions are made`(shell: String) throws {
    let run = try ProgramRun.steelyard(["--generate-completion-script", shell])
    #expect(run.status == 0)
    #expect(run.output.contains("evaluate"))
  }
}
