import GRDB
package import ProgrammeModel

/// A repair with what the record says of it.
package struct StoredRepair: Sendable, Equatable {
  package let repair: Repair
  package let because: String
  package let addedAt: String
  /// Nil while it is in force.
  package let removedAt: String?
  package let removedBecause: String?

  package var isInForce: Bool { removedAt == nil }
}

extension Repair {
  /// The cells of its row in the table `repair`.
  var cells: (target: String, file: String?, line: Int?, field: String?, value: String?, action: String, to: String?) {
    let (action, replacement): (String, String?) =
      switch action {
      case .missing: ("missing", nil)
      case .replace(let text): ("replace", text)
      case .accept: ("accept", nil)
      }
    return switch target {
    case .cells(let column, let value): ("cells", nil, nil, column, value, action, replacement)
    case .siteName(let name): ("site-name", nil, nil, nil, name, action, replacement)
    case .cell(let file, let line, let column): ("cell", file, line, column, nil, action, replacement)
    case .row(let file, let line): ("row", file, line, nil, nil, action, replacement)
    }
  }

  init(_ row: GRDB.Row) throws {
    let (file, line): (String, Int) = (row["file"] ?? "", row["line"] ?? 0)
    let (field, value): (String, String) = (row["field"] ?? "", row["value"] ?? "")
    let target: Target? =
      switch row["target"] as String {
      case "cells": .cells(column: field, value: value)
      case "site-name": .siteName(value)
      case "cell": .cell(file: file, line: line, column: field)
      case "row": .row(file: file, line: line)
      default: nil
      }
    let action: Action? =
      switch row["action"] as String {
      case "missing": .missing
      case "replace": .replace(row["replacement"] ?? "")
      case "accept": .accept
      default: nil
      }
    guard let target, let action else { throw StoreError.undecodable(what: "repair") }
    self.init(id: row["id"], kind: row["kind"], instrument: row["instrument"], target: target, action: action)
  }
}
