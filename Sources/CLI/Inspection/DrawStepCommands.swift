import ArgumentParser
import Workbench

extension DrawCommand {
  struct Commit: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a party's commitment into the plan; the last one seals it. 承诺。",
      discussion: """
        Best: the party runs this on its own copy of the folder, keeps its secret, and hands over the commitment alone.

        EXAMPLE
          steelyard draw commit draws/mid-term --party bureau --new ~/bureau-secret.txt
          steelyard draw commit draws/mid-term --party bureau --commitment fd14562176f92459fe3d6d90cff009e2c78d84f9…
        """)

    @OptionGroup var folder: DrawFolderOption

    @Option(name: .long, help: "The party, as the plan names it.")
    var party: String

    @Option(name: .long, help: "Make a secret of 128 bits and keep it in this file, outside it.", completion: .file())
    var new: String?

    @Option(name: .long, help: "The party's secret value, at least 32 hexadecimal characters.")
    var value: String?

    @Option(name: .long, help: "The commitment, made elsewhere.")
    var commitment: String?

    @OptionGroup var time: TimeOption
    @OptionGroup var language: LanguageOption

    private var inputs: [DrawCeremony.PartyInput] {
      [new.map { .newSecret(file: $0) }, value.map { .value($0) }, commitment.map { .commitment($0) }]
        .compactMap(\.self)
    }

    func validate() throws {
      if inputs.count != 1 { throw ValidationError("Give one of --new, --value and --commitment.") }
    }

    func run() throws {
      let shown = language.language.language
      for input in inputs {
        let open = try report(in: shown) { () throws(WorkbenchError) in
          try DrawCeremony.commit(input, of: party, in: folder.folder, at: time.time)
        }
        Terminal.result(WorkbenchText.committed(party, open, in: shown))
      }
    }
  }

  struct Reveal: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record a party's value, held against its commitment. 揭示。",
      discussion: """
        EXAMPLE
          steelyard draw reveal draws/mid-term --party bureau --value b7e151628aed2a6abf7158809cf4f3c7
        """)

    @OptionGroup var folder: DrawFolderOption

    @Option(name: .long, help: "The party, as the plan names it.")
    var party: String

    @Option(name: .long, help: "The value that the party committed to.")
    var value: String

    @OptionGroup var time: TimeOption
    @OptionGroup var language: LanguageOption

    func run() throws {
      let shown = language.language.language
      let open = try report(in: shown) { () throws(WorkbenchError) in
        try DrawCeremony.reveal(value, of: party, in: folder.folder, at: time.time)
      }
      Terminal.result(WorkbenchText.stands(open, in: shown))
    }
  }

  struct Event: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record the public event, after all reveals. 公开事件。",
      discussion: """
        EXAMPLE
          steelyard draw event draws/mid-term --kind dice --value 314159265358979323846264
          steelyard draw event draws/annual --kind lottery --value 3.8.14.19.26.31./7./
        """)

    @OptionGroup var folder: DrawFolderOption

    @Option(name: .long, help: "dice, lottery or drand, as planned.")
    var kind: String

    @Option(name: .long, help: "Digits; numbers as 3.8.14./7./; round and randomness as ROUND:HEX.")
    var value: String

    @OptionGroup var time: TimeOption
    @OptionGroup var language: LanguageOption

    func run() throws {
      let shown = language.language.language
      let open = try report(in: shown) { () throws(WorkbenchError) in
        try DrawCeremony.event(kind, value, in: folder.folder, at: time.time)
      }
      Terminal.result(WorkbenchText.stands(open, in: shown))
    }
  }

  struct VoidAttempt: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "void",
      abstract: "End an attempt before its public event; the next needs new commitments. 作废。",
      discussion: """
        EXAMPLE
          steelyard draw void draws/mid-term --because "the bureau did not reveal" --when 2015-06-18T10:00:00+08:00
        """)

    @OptionGroup var folder: DrawFolderOption

    @Option(name: .long, help: "Why; every later plan of the draw says so.")
    var because: String

    @Option(name: .long, help: "When the next attempt's event takes place (ISO 8601).")
    var when: String

    @Option(name: .long, help: "Which event, in words; a lottery or beacon must be another.")
    var what: String?

    @Option(name: .long, help: "The next round of a drand beacon.")
    var drandRound: Int?

    @OptionGroup var time: TimeOption
    @OptionGroup var language: LanguageOption

    func run() throws {
      let shown = language.language.language
      let open = try report(in: shown) { () throws(WorkbenchError) in
        try DrawCeremony.void(
          because: because, next: when, event: what, round: drandRound, in: folder.folder, at: time.time)
      }
      Terminal.result(WorkbenchText.stands(open, in: shown))
    }
  }
}
