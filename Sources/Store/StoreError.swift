import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why an evaluation file cannot do what was asked. Sentences for people are made from these by the command line.
package enum StoreError: Error, Equatable {
  case exists(String)
  case notFound(String)
  case notAnEvaluation(String)
  /// The journal mode or the sync level that durability needs is not in force.
  case notDurable(journal: String, synchronous: Int)
  case diskFull(String)
  case readOnly(String)
  case busy(String)
  case damaged(String)
  case unusable(path: String, reason: String)
  /// The same file was stored before in this round and not taken back.
  case alreadyStored(batch: Int)
  case unknownBatch(Int)
  case alreadyUndone(Int)
  case unknownRepair(Int)
  case alreadyRemoved(repair: Int)
  /// The batch to be replaced is of another kind or round.
  case cannotReplace(batch: Int)
  case noResult(round: String)
  case noQuestionnaire(round: String)
  /// A draw with this seed or attempt is on record.
  case drawExists(round: String, attempt: Int)
  /// What is on record of a draw's lost sites is not what the new list begins with.
  case dispositionsDiffer(round: String, recorded: Int)
  case alreadySigned(step: String)
  case notSigned(step: String)
  /// Who signed a step cannot reopen it alone.
  case secondPersonNeeded(step: String, person: String)
  /// What a signed step brought is not changed. `record`: a name of `OnRecord`.
  case locked(record: String, step: String, round: String)
  case undecodable(what: String)
}

extension StoreError {
  /// Names what SQLite reports; an error of our own passes through.
  init(_ error: any Error, path: String) {
    if let known = error as? StoreError {
      self = known
      return
    }
    guard let fault = error as? DatabaseError else {
      self = .unusable(path: path, reason: String(describing: error))
      return
    }
    switch fault.resultCode.primaryResultCode {
    case .SQLITE_FULL: self = .diskFull(path)
    case .SQLITE_READONLY: self = .readOnly(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path)
    case .SQLITE_CORRUPT: self = .damaged(path)
    case .SQLITE_NOTADB: self = .notAnEvaluation(path)
    default: self = .unusable(path: path, reason: fault.message ?? fault.resultCode.description)
    }
  }
}

/// Whether something is at a path.
func pathExists(_ path: String) -> Bool { access(path, F_OK) == 0 }
