import Foundation
import GRDB
import Sampling
import Trace

/// The hash of a row: SHA-256 over table LF key LF canonical JSON of the row.
///
/// The key is the values of the key columns, joined by `/`. In the JSON whole numbers are numbers; real numbers are texts
/// of their shortest decimal form, bytes are hexadecimal texts, since canonical JSON has whole numbers only. Empty cells
/// (NULL) are left out, so that a column that is added later changes no hash.
struct RowHash {
  let key: String
  let digest: SHA256Digest

  /// 64 hexadecimal digits.
  var hex: String { digest.hex }
}

/// Hashes the rows of one table; what all rows have in common is computed once.
struct RowHasher {
  /// Table LF, with which the hashed bytes of every row begin.
  private let prefix: [UInt8]
  private var bytes: [UInt8]
  /// Positions of the key columns.
  private let keyColumns: [Int]
  /// Columns in the order of the bytes of their names, with `"name":`; nil for the member that is no column.
  private let members: [(column: Int?, label: [UInt8])]

  /// - Parameter member: name of a member of the JSON that is no column.
  init(_ table: TracedTable, columns: [String], member: String? = nil) throws {
    prefix = Array("\(table.name)\n".utf8)
    bytes = prefix
    keyColumns = try table.key.map { name in
      guard let column = columns.firstIndex(of: name) else { throw StoreError.undecodable(what: name) }
      return column
    }
    let named = columns.enumerated().map { ($0.element, Optional($0.offset)) } + (member.map { [($0, nil)] } ?? [])
    members = named.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map { name, column in
      var label: [UInt8] = []
      CanonicalJSON.append(name, to: &label)
      return (column, label + [UInt8(ascii: ":")])
    }
  }

  /// - Parameter value: canonical JSON of the member that is no column; nothing = left out.
  mutating func hash(of row: GRDB.Row, member value: [UInt8] = []) -> RowHash {
    bytes.removeSubrange(prefix.count...)
    appendKey(of: row)
    let key = String(decoding: bytes[prefix.count...], as: UTF8.self)
    bytes += "\n{".utf8
    var isFirst = true
    for (column, label) in members {
      let cell: DatabaseValue? = column.map { row[$0] }
      if cell?.isNull ?? value.isEmpty { continue }
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      bytes += label
      if let cell { Self.append(cell, to: &bytes) } else { bytes += value }
    }
    bytes.append(UInt8(ascii: "}"))
    return RowHash(key: key, digest: SHA256Digest(bytes))
  }

  private mutating func appendKey(of row: GRDB.Row) {
    for (position, column) in keyColumns.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: "/")) }
      let cell: DatabaseValue = row[column]
      if let text = String.fromDatabaseValue(cell) { bytes += text.utf8 } else { Self.append(cell, to: &bytes) }
    }
  }

  /// Appends a cell that is not empty.
  static func append(_ cell: DatabaseValue, to bytes: inout [UInt8]) {
    switch cell.storage {
    case .null: bytes += "null".utf8
    case .int64(let value): bytes += String(value).utf8
    case .double(let value): CanonicalJSON.append("\(value)", to: &bytes)
    case .string(let value): CanonicalJSON.append(value, to: &bytes)
    case .blob(let value): CanonicalJSON.append(value.map { hexadecimal($0) }.joined(), to: &bytes)
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
