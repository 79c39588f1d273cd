import Foundation
import GRDB
import Sampling
import Trace

/// One examination of a file: what was read so far, and what was found. A damaged file may hold anything, so that no cell is
/// taken for granted.
struct TraceExamination {
  private(set) var differences: [TraceDifference] = []
  private var rows = 0
  private var leaves: [SHA256Digest] = []
  private var lastTime = EventTime(0)
  private var objects: [String: ObjectState] = [:]

  /// What the log says of an object: the hash of its row by the last event, and the numbers of its events.
  private struct ObjectState {
    var hash: String?
    let first: Int
    var last: Int
  }

  var head: TreeHead { TreeHead(of: MerkleTree(leaves: leaves), at: lastTime) }

  mutating func examine(_ connection: Database) throws {
    try examineStorage(in: connection)
    try examineChain(in: connection)
    for table in TracedTable.objects { try examineObjects(of: table, in: connection) }
    for table in TracedTable.contents { try examineContents(of: table, in: connection) }
  }

  private mutating func examineStorage(in connection: Database) throws {
    if let message = try String.fetchOne(connection, sql: "PRAGMA integrity_check(1)"), message != "ok" {
      differences.append(.integrity(message))
    }
    let references = try String.fetchAll(connection, sql: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
    differences += references.map { .reference(table: $0) }
  }

  // MARK: Chain

  /// Reads all lines; the first that does not follow is told.
  mutating func examineChain(in connection: Database) throws {
    var fault: TraceDifference?
    let lines = try GRDB.Row.fetchCursor(connection, sql: "SELECT seq, line, leaf FROM event ORDER BY seq")
    while let row = try lines.next() {
      let number = leaves.count + 1
      if let found = take(row, number: number) { fault = fault ?? .chain(seq: number, found) }
    }
    if let fault { differences.append(fault) }
  }

  /// Takes up the next event.
  /// - Returns: how it fails to follow the events before it.
  private mutating func take(_ row: GRDB.Row, number: Int) -> TraceDifference.ChainFault? {
    let line = String.fromDatabaseValue(row[1]) ?? ""
    let previous = leaves.last?.hex ?? TraceEvent.noLeaf
    let leaf = TraceEvent.leaf(of: line)
    leaves.append(leaf)
    guard let event = TraceEvent(line: line) else { return .malformed }
    let before = objects[event.object]
    lastTime = EventTime(event.at)
    objects[event.object] = ObjectState(hash: event.after, first: before?.first ?? number, last: number)
    if String.fromDatabaseValue(row[2]) != leaf.hex { return .altered }
    if event.seq != number || Int.fromDatabaseValue(row[0]) != number { return .outOfOrder }
    if event.prev != previous { return .brokenLink }
    return event.before == before?.hash ? nil : .otherBefore
  }

  // MARK: Rows

  /// Rows with an event of their own; the first that differs is told.
  private mutating func examineObjects(of table: TracedTable, in connection: Database) throws {
    var fault: TraceDifference?
    var missing = objects.filter { $0.value.hash != nil && $0.key.hasPrefix(table.name + "/") }
    let rows = try GRDB.Row.fetchCursor(table.selection(in: connection))
    while let row = try rows.next() {
      self.rows += 1
      let hash = try table.hash(of: row, in: connection)
      let object = hash.object(in: table)
      missing[object] = nil
      if objects[object]?.hash == hash.hex { continue }
      fault =
        fault
        ?? .row(
          table: table.name, key: hash.key, objects[object] == nil ? .added : .changed, seq: objects[object]?.last)
    }
    if let gone = missing.min(by: { $0.value.first < $1.value.first }) {
      let key = String(gone.key.dropFirst(table.name.count + 1))
      fault = fault ?? .row(table: table.name, key: key, .missing, seq: gone.value.last)
    }
    if let fault { differences.append(fault) }
  }

  /// Rows that belong to owners; of each owner the first that differs is told.
  private mutating func examineContents(of table: TracedTable, in connection: Database) throws {
    guard let ownerTable = table.owner else { return }
    for owner in try Int.fetchAll(connection, sql: "SELECT id FROM \(ownerTable) ORDER BY id") {
      let object = "\(ownerTable)/\(owner)"
      var found: [RowHash] = []
      try table.hashes(of: owner, in: connection) { found.append($0) }
      rows += found.count
      let recorded = try GRDB.Row.fetchOne(
        connection, sql: "SELECT hashes FROM row_hashes WHERE object = ? AND \"table\" = ?",
        arguments: [object, table.name])
      let hashes = RowHashes(recorded.flatMap { Foundation.Data.fromDatabaseValue($0[0]) } ?? Foundation.Data())
      if let (key, fault) = hashes.firstDifference(from: found) {
        differences.append(.row(table: table.name, key: key, fault, seq: objects[object]?.first))
      }
    }
  }

  // MARK: Published head

  func result(published: TreeHead?) -> TraceVerification {
    let tree = MerkleTree(leaves: leaves)
    var (all, proof): ([TraceDifference], [String]) = (differences, [])
    if let published {
      if published.seq > leaves.count {
        all.append(.truncated(published: published, events: leaves.count))
      } else if tree.root(ofFirst: published.seq) != published.root {
        all.append(.rewritten(published: published))
      } else {
        proof = (tree.consistencyProof(ofFirst: published.seq) ?? []).map(\.hex)
      }
    }
    return TraceVerification(head: head, differences: all, rows: rows, consistency: proof)
  }
}

extension RowHashes {
  /// The first row that is not as it was recorded.
  fileprivate func firstDifference(from found: [RowHash]) -> (key: String, fault: TraceDifference.RowFault)? {
    func isEqual(_ row: Int, _ recorded: Int) -> Bool {
      row < found.count && recorded < count && found[row].digest.bytes[...] == self[recorded]
    }
    let alike = found.indices.first { !isEqual($0, $0) } ?? found.count
    if alike == found.count, alike == count { return nil }
    if alike == found.count || isEqual(alike, alike + 1) { return (alike > 0 ? found[alike - 1].key : "", .missing) }
    if alike >= count || isEqual(alike + 1, alike) { return (found[alike].key, .added) }
    return (found[alike].key, .changed)
  }
}
