import Intake
import ProgrammeModel
import Store

/// Where a file belongs among the batches of its kind and round: a new batch, the place of an earlier one, or nowhere.
struct ImportPlace {
  enum Decision {
    case store
    case nothing(ImportOutcome.Ending)
  }

  private(set) var decision = Decision.store
  /// Against the batch whose place the file takes or might take.
  private(set) var difference: BatchDifference?

  /// - Throws: `WorkbenchError.store` when the batch to replace is unknown, taken back, or of another kind or round.
  init(
    of reading: EvidenceReading, digest: String, round: String?, request: ImportRequest, in opened: OpenEvaluation
  ) throws(WorkbenchError) {
    let batches = try opened.stored { () throws(StoreError) in try opened.file.batches() }
    let inForce = batches.filter { $0.undoneAt == nil && $0.kind == request.kind && $0.round == round }
    let same = inForce.first { $0.sha256 == digest }
    if reading.isFatal {
      decision = .nothing(same.map { .alreadyStored(batch: $0.id) } ?? .refused)
    } else if let same, request.replaced ?? same.id == same.id {
      try placeAgain(reading, same, isReplacing: request.replaced != nil, in: opened)
    } else if let replaced = request.replaced {
      try compare(reading, with: try Self.replaceable(replaced, inForce, batches), in: opened)
    } else if !request.isBeside, let earlier = try Self.likelyEarlier(reading, among: inForce, in: opened) {
      try compare(reading, with: earlier, in: opened)
      decision = .nothing(.undecided(batch: earlier.id))
    }
  }

  /// The same bytes give other rows when repairs, the site list or the questionnaire have changed. Rows are compared only
  /// where the repairs or the account of rows differ, or somebody asks for the replacement.
  private mutating func placeAgain(
    _ reading: EvidenceReading, _ same: StoredBatch, isReplacing: Bool, in opened: OpenEvaluation
  ) throws(WorkbenchError) {
    let isAlike =
      same.repairs == reading.repairs && same.stored == reading.account.data
      && same.rejected == reading.account.rejected
    if !isAlike || isReplacing { try compare(reading, with: same, in: opened) }
    if isAlike, difference?.isEmpty ?? true {
      decision = .nothing(.alreadyStored(batch: same.id))
      difference = nil
    } else if !isReplacing {
      decision = .nothing(.undecided(batch: same.id))
    }
  }

  private mutating func compare(
    _ reading: EvidenceReading, with batch: StoredBatch, in opened: OpenEvaluation
  ) throws(WorkbenchError) {
    difference = BatchDifference(
      from: try opened.comparedRows(of: batch), rejected: batch.rejected, to: reading.comparedRows,
      rejected: reading.account.rejected, batch: batch.id)
  }

  private static func replaceable(
    _ id: Int, _ inForce: [StoredBatch], _ batches: [StoredBatch]
  ) throws(WorkbenchError) -> StoredBatch {
    if let batch = inForce.first(where: { $0.id == id }) { return batch }
    guard let batch = batches.first(where: { $0.id == id }) else { throw .store(.unknownBatch(id)) }
    throw .store(batch.undoneAt == nil ? .cannotReplace(batch: id) : .alreadyUndone(id))
  }

  /// The batch that holds at least half of the file's rows, by their key and site; of several the one with the most,
  /// the latest first.
  private static func likelyEarlier(
    _ reading: EvidenceReading, among batches: [StoredBatch], in opened: OpenEvaluation
  ) throws(WorkbenchError) -> StoredBatch? {
    // Rows counted from logs are no rows of a file: two logs of one month share them all.
    if batches.isEmpty { return nil }
    if case .log = reading { return nil }
    let known = Set(reading.identities)
    var best: (batch: StoredBatch, shared: Int)?
    for batch in batches.reversed() where !known.isEmpty {
      let shared = Set(try opened.identities(of: batch, wholeRows: reading.hasNoKeys)).intersection(known).count
      if shared * 2 >= known.count, shared > best?.shared ?? 0 { best = (batch, shared) }
    }
    return best?.batch
  }
}

extension EvidenceReading {
  /// Whether rows are known by their whole content only.
  fileprivate var hasNoKeys: Bool {
    switch self {
    case .records(let schema, _): schema.key.isEmpty
    case .log: true
    case .survey(_, let reading): reading.responses.first.map { ComparedRow($0).key.isEmpty } ?? true
    }
  }

  /// What tells the rows apart, with their sites: identifiers of respondents may be numbers from 1 in each site's file.
  fileprivate var identities: [[String]] {
    switch self {
    case .survey(_, let reading) where !hasNoKeys: reading.responses.map { [$0.respondent, $0.site] }
    default: comparedRows.map(\.identityOfSite)
    }
  }
}

extension ComparedRow {
  fileprivate var identityOfSite: [String] { identity + [cells["site"] ?? ""] }
}

extension OpenEvaluation {
  fileprivate func identities(of batch: StoredBatch, wholeRows: Bool) throws(WorkbenchError) -> [[String]] {
    if RecordKind(rawValue: batch.kind) != nil || wholeRows {
      return try comparedRows(of: batch).map(\.identityOfSite)
    }
    return try stored { () throws(StoreError) in try file.respondents(batch: batch.id) }
      .map { [$0.respondent, $0.site] }
  }

  /// The rows that a batch brought, as they are compared.
  fileprivate func comparedRows(of batch: StoredBatch) throws(WorkbenchError) -> [ComparedRow] {
    let kind = batch.kind == ImportLogs.kind ? .clicks : RecordKind(rawValue: batch.kind)
    guard let kind else {
      return try stored { () throws(StoreError) in try file.responses(batch: batch.id) }.map { ComparedRow($0) }
    }
    let schema = RecordSchema.of(kind)
    return try stored { () throws(StoreError) in try file.records(kind, batch: batch.id) }
      .map { ComparedRow($0, schema: schema) }
  }
}
