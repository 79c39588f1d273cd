import ArgumentParser
import ProgrammeModel
import ProgrammeModel

/// The command line of Steelyard (杆秤). It parses, calls one function of the Workbench and prints; it holds no rules.
struct Steelyard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steelyard",
    abstract: "Weighs what a public programme delivered. 杆秤：称量公共项目的成效。",
    discussion: """
      An evaluation lives in one file, NAME.steelyard, that can be copied, handed over and checked.
      Exit status: 0 done, 1 done but something was refused, 2 not done.

      EXAMPLE
        steelyard new shenzhen.steelyard --programme seeds/shenzhen-2014
        steelyard import sites sites.csv --into shenzhen.steelyard
        steelyard evaluate shenzhen.steelyard --round mid-term
      """,
    version: SoftwareVersion.current,
    groupedSubcommands: [
      CommandGroup(
        name: "Evidence",
        subcommands: [
          NewCommand.self, ReadCommand.self, ImportCommand.self, BatchesCommand.self, UndoCommand.self,
          RepairCommand.self,
        ]),
      CommandGroup(name: "Inspection", subcommands: [DrawCommand.self, FormsCommand.self]),
      CommandGroup(
        name: "Procedure",
        subcommands: [
          CalendarCommand.self, AuditCommand.self, ProcedureCommand.self, SignCommand.self, ReopenCommand.self,
          BoardCommand.self, ApplicationsCommand.self, LibraryCommand.self,
        ]),
      CommandGroup(
        name: "Evaluation",
        subcommands: [
          CheckCommand.self, EvaluateCommand.self, ExplainCommand.self, AppealCommand.self, ReportCommand.self,
          AcceptanceReportCommand.self, PublicSummaryCommand.self,
        ]),
      CommandGroup(
        name: "Trace",
        subcommands: [VerifyCommand.self, EventsCommand.self, HeadCommand.self, BackupCommand.self]),
      CommandGroup(name: "Analysis", subcommands: [AnalyseCommand.self]),
      CommandGroup(name: "Sample", subcommands: [SimulateCommand.self]),
    ])
}

@main
enum Program {
  /// Parses and runs; whatever could not be done ends with status 2.
  static func main() {
    do {
      var command = try Steelyard.parseAsRoot()
      try command.run()
    } catch let status as ExitCode {
      Steelyard.exit(withError: status)
    } catch {
      guard Steelyard.exitCode(for: error) != .success else { Steelyard.exit(withError: error) }
      Terminal.message(Steelyard.fullMessage(for: error))
      Steelyard.exit(withError: ExitCode(2))
    }
  }
}
