import Evaluation
import ProgrammeModel

// 一、评估概况: the steps of the round with who signed them.
extension ReportContext {
  func procedureBlocks() -> [ReportBlock] {
    guard !procedure.isEmpty else { return [] }
    let table = ReportTable(
      id: "t-procedure", caption: say(ProcedurePhrase.caption),
      columns: [
        .text(plain(ProcedurePhrase.step)), .text(plain(ProcedurePhrase.owner)), .text(column(.dueDate)),
        .text(plain(ProcedurePhrase.state)), .text(plain(ProcedurePhrase.signedBy)),
        .text(plain(ProcedurePhrase.signedAt)), .text(plain(ProcedurePhrase.digest)),
      ],
      rows: procedure.map { step in
        TableRow([
          .text(RichText(step.step.name[language])), .text(actor(step.step.owner)),
          .text(RichText(step.due.map(date) ?? "")), verdict(step.state),
          .text(step.signature.map { .name($0.person) } ?? ""), .text(RichText(step.signature?.time ?? "")),
          .text(step.signature.map { .code(String($0.digest.prefix(16))) } ?? ""),
        ])
      }, notes: [say(ProcedurePhrase.source)])
    return [
      paragraph(
        procedure.isComplete ? ProcedurePhrase.intro : .unsigned, ["table": .citation(table.id)]), .table(table),
    ]
  }

  private func verdict(_ state: StepState.State) -> TableCell {
    .verdict(plain(ProcedurePhrase(state)), state == .signed ? .good : state == .altered ? .attention : .neutral)
  }
}
