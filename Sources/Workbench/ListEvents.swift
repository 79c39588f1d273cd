package import ProgrammeModel
import Sampling
import Store
import Trace

/// The log of an evaluation.
package enum ListEvents {
  /// All events in their order.
  package static func run(_ path: String) throws(WorkbenchError) -> EventList {
    let opened = try OpenEvaluation(path)
    return EventList(events: try opened.stored { () throws(StoreError) in try opened.file.events() })
  }
}

/// The events of an evaluation in the forms in which they are printed.
package struct EventList: Sendable {
  let events: [TraceEvent]

  package func table(in language: Language) -> ResultTable {
    let headers =
      switch language {
      case .zh: ["编号", "时间", "经手人", "角色", "动作", "对象", "理由", "此后的 SHA-256"]
      case .en: ["number", "time", "by", "role", "action", "object", "reason", "SHA-256 after"]
      }
    return ResultTable(
      headers: headers,
      rows: events.map { event in
        [
          .count(event.seq), .text(EventTime(event.at).text), .text(event.by), .text(event.role),
          .text(event.action), .text(event.object), .optional(event.reason), .optional(event.after),
        ]
      })
  }

  /// The lines of the log as they are digested, one an event.
  package var lines: String { events.map { $0.line + "\n" }.joined() }

  /// An event with what proves that it is in the log: its line, its leaf, the audit path to the root (RFC 6962 section
  /// 2.1.1), the head.
  /// - Throws: `WorkbenchError.unknownEvent`.
  package func proof(of seq: Int) throws(WorkbenchError) -> String {
    let tree = MerkleTree(leaves: events.map(\.leaf))
    guard let path = tree.inclusionProof(of: seq - 1), let last = events.last else {
      throw .unknownEvent(seq, count: events.count)
    }
    let event = events[seq - 1]
    return try JSONText.pretty(
      EventProof(
        line: event.line, leaf: event.leaf.hex, path: path.map(\.hex),
        head: TreeHead(of: tree, at: EventTime(last.at)).line))
  }
}

private struct EventProof: Encodable {
  let line: String
  let leaf: String
  let path: [String]
  let head: String
}
