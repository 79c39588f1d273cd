import Evaluation
import ProgrammeModel

/// The worked example of docs/methods/evaluation.md: the small programme with answers, reports and ledgers.
enum WorkedExample {
  static func evidence() throws -> RoundEvidence {
    var evidence = SmallProgramme.evidence()
    // n1: 22 of 24 good in six blocks; n2: 7 of 8 in two; s1: 2 of 24 in six; s2: nobody was asked.
    evidence.responses =
      Rows.overall("n1", "gggg gggg gggb gggg gggg gggb") + Rows.overall("n2", "gggg gggb", firstLine: 30)
      + Rows.overall("s1", "bbbb bbbg bbbb bbbg bbbb bbbb", firstLine: 40)
    // Running: n1 2 of 2, n2 3 of 3, s1 1 of 2, s2 2 of 2.
    evidence.selfReports = [
      try Rows.report("n1", "library", line: 2), try Rows.report("n1", "garden", line: 3),
      try Rows.report("n2", "library", line: 4), try Rows.report("n2", "garden", line: 5),
      try Rows.report("n2", "shop", line: 6), try Rows.report("s1", "library", line: 7),
      try Rows.report("s1", "garden", "planned", line: 8), try Rows.report("s2", "garden", line: 9),
      try Rows.report("s2", "shop", line: 10),
    ]
    // Rules kept: n1 2 of 3 and n2 3 of 4 (both spent too little), s1 3 of 3, s2 without a ledger.
    evidence.ledger = [
      try Rows.booking("n1", 200, line: 2), try Rows.booking("n2", 200, line: 3), try Rows.booking("s1", 500, line: 4),
    ]
    evidence.batches = [
      BatchStamp(id: 1, kind: "survey", file: "answers.csv", sha256: "aa", stored: 56, rejected: 0, blank: 0)
    ]
    return evidence
  }

  static func result(replicates: Int = 4000) throws -> RoundResult {
    try RoundEvaluation.evaluate(evidence(), options: EvaluationOptions(replicates: replicates))
  }
}
