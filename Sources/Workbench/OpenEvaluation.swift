import ProgrammeModel
import Store

/// An evaluation file with its programme: what every use case on an evaluation begins with.
struct OpenEvaluation {
  let file: EvaluationFile
  let programme: Programme
  let programmeDigest: String

  init(_ path: String) throws(WorkbenchError) {
    do {
      file = try EvaluationFile.open(at: path)
      (programme, programmeDigest) = try file.programme()
    } catch {
      throw .store(error)
    }
  }

  /// A round of the programme.
  /// - Throws: `WorkbenchError.unknownRound` naming those that it has.
  func round(_ id: String) throws(WorkbenchError) -> EvaluationRound {
    guard let round = programme.round(id) else {
      throw .unknownRound(id, known: programme.rounds.map(\.id))
    }
    return round
  }

  /// The sites on record.
  func sites(round: String) throws(WorkbenchError) -> [Site] {
    try typed(.sites, round: round) { (record) throws(RecordFieldError) in try Site(record) }
  }

  /// All rows of a kind in a round as typed rows.
  func typed<Value>(
    _ kind: RecordKind, round: String, _ make: (EvidenceRecord) throws(RecordFieldError) -> Value
  ) throws(WorkbenchError) -> [Value] {
    let records = try stored { () throws(StoreError) in try file.records(kind, round: round) }
    var values: [Value] = []
    values.reserveCapacity(records.count)
    for record in records {
      do { values.append(try make(record)) } catch {
        throw .evaluation("\(error.kind.rawValue), line \(error.line): the field \(error.field) is missing")
      }
    }
    return values
  }

  /// Runs a query and names its error as the Workbench does.
  func stored<Value>(_ query: () throws(StoreError) -> Value) throws(WorkbenchError) -> Value {
    do { return try query() } catch { throw .store(error) }
  }
}
