import Evaluation
import Foundation
import Intake
import Reporting
package import ProgrammeModel
import Store

// The results that commands print as tables: headers in the reader's language, cells unrounded.

extension BatchList {
  package func table(in language: Language) -> ResultTable {
    let headers =
      switch language {
      case .zh: ["批次", "类别", "轮次", "文件", "入库", "退回", "空行", "修正", "导入时间", "撤销原因", "SHA-256"]
      case .en:
        [
          "batch", "kind", "round", "file", "stored", "rejected", "blank", "repairs", "imported", "undone because",
          "SHA-256",
        ]
      }
    return ResultTable(
      headers: headers,
      rows: batches.map { batch in
        [
          .count(batch.id), .text(batch.kind), .optional(batch.round), .text(batch.file), .count(batch.stored),
          .count(batch.rejected), .count(batch.blank),
          .text(batch.repairs.map { "\($0.repair)×\($0.cells)" }.joined(separator: " ")), .text(batch.importedAt),
          .optional(batch.undoneBecause), .text(batch.sha256),
        ]
      })
  }

  /// The batches as a JSON list.
  package func json() throws(WorkbenchError) -> String {
    try JSONText.pretty(
      batches.map {
        PrintedBatch(
          id: $0.id, kind: $0.kind, round: $0.round, file: $0.file, sha256: $0.sha256, lines: $0.lines,
          header: $0.header, stored: $0.stored, rejected: $0.rejected, blank: $0.blank, importedAt: $0.importedAt,
          undoneAt: $0.undoneAt, undoneBecause: $0.undoneBecause, replaces: $0.replaces, repairs: $0.repairs)
      })
  }
}

/// The stable keys of a batch in JSON.
private struct PrintedBatch: Encodable {
  let id: Int
  let kind: String
  let round: String?
  let file: String
  let sha256: String
  let lines: Int
  let header: Int
  let stored: Int
  let rejected: Int
  let blank: Int
  let importedAt: String
  let undoneAt: String?
  let undoneBecause: String?
  /// The batch whose place it took.
  let replaces: Int?
  /// Repairs that changed cells of the file.
  let repairs: [RepairCount]
}

extension EvaluatedRound {
  /// The league table: sites by rank, with margins.
  package func table(in language: Language) -> ResultTable {
    let headers =
      switch language {
      case .zh: ["排名", "排名区间", "点位", "{=community}", "{=districts}", "总分", "标准误", "等级"]
      case .en: ["rank", "interval", "site", "{=community}", "{=district}", "score", "se", "grade"]
      }
    let grades = Dictionary(programme.grading.grades.map { ($0.id, $0.name[language]) }) { first, _ in first }
    return ResultTable(
      headers: headers.map { programme.vocabulary.fill($0, in: language) },
      rows: result.sites.sorted { ($0.rank, $0.site) < ($1.rank, $1.site) }.map { site in
        [
          .count(site.rank), .text("\(site.rankLower)–\(site.rankUpper)"), .text(site.site), .text(site.name),
          .text(programme.district(site.district)?.name[language] ?? site.district),
          .number(site.score.value, decimals: 1), site.score.se.map { .number($0, decimals: 1) } ?? .empty,
          .text(grades[site.grade] ?? site.grade),
        ]
      })
  }
}

extension CheckedRound {
  /// The findings: site, kind, what was found, rows that show it.
  package var table: ResultTable {
    let headers =
      switch language {
      case .zh: ["点位", "类别", "发现", "依据（批次:行）"]
      case .en: ["site", "kind", "finding", "evidence (batch:line)"]
      }
    return ResultTable(
      headers: headers,
      rows: findings.map { finding in
        [
          .optional(finding.site), .text(sentences.title(finding)), .text(sentences.sentence(finding)),
          .text(finding.evidence.joined(separator: " ")),
        ]
      })
  }
}

extension BatchProblems {
  /// The rows kept apart and the warnings of a batch: line, text, what is wrong and what to do.
  package func table(in language: Language) -> ResultTable {
    let headers =
      switch language {
      case .zh: ["行", "处理", "问题与办法", "原文"]
      case .en: ["line", "treated as", "problem and remedy", "text"]
      }
    return ResultTable(
      headers: headers,
      rows: entries.map { entry in
        [
          entry.problem.line.map { .count($0) } ?? .empty, .text(Self.treatment(of: entry.problem, in: language)),
          .text(ProblemText.sentence(for: entry.problem, in: language)), .optional(entry.raw),
        ]
      })
  }

  private static func treatment(of problem: IntakeProblem, in language: Language) -> String {
    switch (problem.severity, language) {
    case (.warn, .zh): "已用，请核对"
    case (.warn, .en): "used, to check"
    case (_, .zh): "未用"
    case (_, .en): "kept apart"
    }
  }
}
