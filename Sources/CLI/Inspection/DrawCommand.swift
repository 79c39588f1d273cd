import ArgumentParser
import Workbench

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "The inspection draw that anyone can re-derive. 选点抽样。",
    discussion: """
      Works on a folder of protocol files (vdraw/1), step by step: frame, plan, commit, reveal, event, run, dispose. There is
      no way to hand it a seed: the seed comes from the reveals and the public event of the ceremony.
      """,
    subcommands: [
      Frame.self, Alternatives.self, Plan.self, Commit.self, Reveal.self, Event.self, VoidAttempt.self, Run.self,
      Dispose.self,
      Verify.self,
    ])
}

/// The folder of a draw.
struct DrawFolderOption: ParsableArguments {
  @ArgumentParser.Argument(help: "The folder of protocol files.", completion: .directory)
  var folder: String
}
