import Foundation
import ProgrammeModel
import Sampling

extension InputStamp {
  /// The digest of all inputs: SHA-256 over one line `kind TAB sha256 TAB batch LF` a file, lines sorted by their
  /// bytes.
  init(_ batches: [BatchStamp]) {
    let lines = batches.map { "\($0.kind)\t\($0.sha256)\t\($0.id)\n" }
    let text = lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
    self.init(digest: SHA256Digest(of: text).hex, batches: batches.sorted { $0.id < $1.id })
  }
}

extension PlanStamp {
  /// The digest of a programme's definition: SHA-256 over its JSON with keys in order, no blanks and unescaped slashes.
  /// - Throws: `planNotEncodable` for a number that JSON cannot write (not finite).
  init(_ programme: Programme) throws(EvaluationError) { self.init(digest: try Self.digest(of: programme)) }

  /// The digest of a part of a definition, made in the same way.
  /// - Throws: `planNotEncodable`.
  static func digest(of part: some Encodable) throws(EvaluationError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return SHA256Digest(Array(try encoder.encode(part))).hex } catch { throw .planNotEncodable }
  }
}
