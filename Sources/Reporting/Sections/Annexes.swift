import Evaluation
import ProgrammeModel

// Annexes: proof of the computation, inputs, all estimates, indicator scores, findings, definitions.
extension ReportContext {
  func annexes() -> [ReportBlock] {
    var blocks: [ReportBlock] = [.pageBreak, annex(.proofHeading, "annex-proof")]
    blocks += [paragraph(AnnexPhrase.proof, ["table": .citation("t-proof")]), .table(proofTable())]
    blocks += [
      paragraph(MethodAnnexPhrase.methods, ["table": .citation("t-methods")]), .table(methodTable()),
      heading(1, MethodAnnexPhrase.heading, id: "annex-unmeasured", numbering: .annex),
    ]
    blocks += unmeasured()
    blocks += [
      annex(.inputHeading, "annex-inputs"), paragraph(AnnexPhrase.inputs, ["table": .citation("t-inputs")]),
      .table(inputTable()), annex(.estimateHeading, "annex-estimates"),
      paragraph(AnnexPhrase.estimates, ["table": .citation("t-estimates")]), .table(estimateTable()),
      annex(.matrixHeading, "annex-matrix"), paragraph(AnnexPhrase.matrix, ["table": .citation("t-matrix")]),
      .table(matrixTable()),
    ]
    if !allFindings.isEmpty {
      blocks += [
        annex(.findingHeading, "annex-findings"), paragraph(AnnexPhrase.findings, ["table": .citation("t-findings")]),
        .table(findingTable()),
      ]
    }
    if let balances = balanceTable() {
      blocks += [
        heading(1, MoneyPhrase.balanceHeading, id: "annex-balances", numbering: .annex),
        paragraph(MoneyPhrase.balances, ["table": .citation(balances.id)]), .table(balances),
      ]
    }
    if let proof = auditProofTable() {
      blocks += [
        heading(1, MoneyPhrase.proofHeading, id: "annex-audits", numbering: .annex),
        paragraph(MoneyPhrase.proof, ["table": .citation(proof.id)]), .table(proof),
      ]
    }
    return blocks + [
      annex(.termHeading, "annex-terms"), paragraph(AnnexPhrase.terms, ["table": .citation("t-terms")]),
      .table(termTable()),
    ]
  }

  private func annex(_ phrase: AnnexPhrase, _ id: String) -> ReportBlock {
    heading(1, phrase, id: id, numbering: .annex)
  }

  private func proofTable() -> ReportTable {
    var rows = [
      TableRow([.text(say(MethodAnnexPhrase.version)), .text(.code(SoftwareVersion.current))]),
      proofRow(.programmeDigest, .code(result.plan.digest)), proofRow(.inputDigest, .code(result.inputs.digest)),
      proofRow(.seedText, .code(result.method.seedText)), proofRow(.replicates, .count(result.method.replicates)),
      proofRow(.level, .quantity(level, .percent(1))), proofRow(.trimming, .code(result.method.trimming)),
    ]
    if let head { rows.append(proofRow(.logHead, .code(head))) }
    if let draw = result.inspection.draw {
      rows += [
        proofRow(.drawID, .code("\(draw.drawID) / \(draw.attempt)")), proofRow(.drawSeed, .code(draw.seed)),
        proofRow(.frameDigest, .code(draw.frameDigest)), proofRow(.planDigest, .code(draw.planDigest)),
        proofRow(.resultDigest, .code(draw.resultDigest)),
      ]
    }
    return ReportTable(
      id: "t-proof", caption: say(AnnexPhrase.proofCaption), columns: [.text(column(.fact)), .text(column(.value))],
      rows: rows, notes: [say(AnnexPhrase.proofNote)])
  }

  private func proofRow(_ label: AnnexPhrase, _ value: RichText) -> TableRow {
    TableRow([.text(say(label)), .text(value)])
  }

  private func inputTable() -> ReportTable {
    ReportTable(
      id: "t-inputs", caption: say(AnnexPhrase.inputCaption),
      columns: [
        .text(column(.batch)), .text(column(.kind)), .text(column(.file)), .number(column(.rowsStored)),
        .number(column(.rowsRejected)), .number(column(.rowsBlank)), .text(column(.digest)),
      ],
      rows: result.inputs.batches.map { batch in
        TableRow([
          .text(.code("\(batch.id)")), .text(.code(batch.kind)), .name(batch.file), .count(batch.stored),
          .count(batch.rejected), .count(batch.blank), .text(.code(batch.sha256)),
        ])
      }, notes: [say(AnnexPhrase.inputNote)])
  }

  private func findingTable() -> ReportTable {
    ReportTable(
      id: "t-findings", caption: say(AnnexPhrase.findingCaption, ["period": period]),
      columns: [.text(column(.site)), .text(column(.finding)), .text(column(.evidence))],
      rows: allFindings.map(findingRow), notes: [say(AnnexPhrase.findingNote)])
  }

  private func termTable() -> ReportTable {
    let terms: [(AnnexPhrase, AnnexPhrase)] = [
      (.termInterval, .meansInterval), (.termRankInterval, .meansRankInterval), (.termSatisfied, .meansSatisfied),
      (.termDifference, .meansDifference), (.termVerified, .meansVerified), (.termSeverity, .meansSeverity),
      (.termDeff, .meansDeff), (.termSuppressed, .meansSuppressed), (.termNotApplicable, .meansNotApplicable),
      (.termMissing, .meansMissing), (.termComplete, .meansComplete), (.termUndefined, .meansUndefined),
    ]
    return ReportTable(
      id: "t-terms", caption: say(AnnexPhrase.termCaption), columns: [.text(column(.term)), .text(column(.meaning))],
      rows: terms.map { TableRow([.text(say($0.0)), .text(say($0.1))]) }, notes: [])
  }
}
