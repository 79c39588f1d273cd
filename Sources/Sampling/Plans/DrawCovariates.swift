/// The variables over which a balanced or spatial draw is spread, frozen with the frame: covariates.tsv.
///
/// `unit_id` and at least one variable; every unit of the frame once, sorted like it; plain decimal numbers of at most 15
/// digits. The plan commits to the bytes.
package struct DrawCovariates: Sendable, Equatable {
  package let names: [String]
  /// By variable, in the order of the frame.
  let columns: [[Double]]
  package let digest: String

  static let file = "covariates.tsv"

  /// - Throws: `DrawError.malformed`.
  package init(bytes: [UInt8], frame: SamplingFrame) throws(DrawError) {
    digest = SHA256Digest(bytes).hex
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Self.fault(nil, .notUTF8) }
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    guard lines.popLast() == "" else { throw Self.fault(lines.count + 1, .lastLineFeed) }
    let header = Self.cells(lines.first ?? "")
    guard header.first == "unit_id", header.count > 1, header.allSatisfy(SamplingFrame.isIdentifier),
      Set(header).count == header.count
    else { throw Self.fault(1, .header("unit_id\tNAME…")) }
    guard lines.count == frame.units.count + 1 else {
      throw Self.fault(nil, .rows(lines.count - 1, wanted: frame.units.count))
    }
    var columns = [[Double]](repeating: [], count: header.count - 1)
    for (index, line) in lines.dropFirst().enumerated() {
      let cells = Self.cells(line)
      guard cells.count == header.count else { throw Self.fault(index + 2, .fields(cells.count, wanted: header.count)) }
      guard cells[0] == frame.units[index].id else { throw Self.fault(index + 2, .otherUnit(frame.units[index].id)) }
      for (column, cell) in cells.dropFirst().enumerated() {
        columns[column].append(try Self.number(cell, name: header[column + 1], line: index + 2))
      }
    }
    names = Array(header.dropFirst())
    self.columns = columns
  }

  /// The variables scaled to 0…1 over the frame, so that none of them weighs more in a distance for its unit.
  var coordinates: [[Double]] {
    columns.map { column in
      let (least, most) = (column.min() ?? 0, column.max() ?? 0)
      return column.map { most > least ? ($0 - least) / (most - least) : 0 }
    }
  }

  private static func number(_ cell: String, name: String, line: Int) throws(DrawError) -> Double {
    guard cell.wholeMatch(of: /-?[0-9]{1,15}(\.[0-9]{1,15})?/) != nil, cell.utf8.count <= 17,
      let value = Double(cell)
    else { throw fault(line, .form(name, .decimal)) }
    return value
  }

  private static func cells(_ line: String) -> [String] {
    line.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
  }

  private static func fault(_ line: Int?, _ fault: ProtocolFault) -> DrawError {
    .malformed(file: file, line: line, reason: fault)
  }
}

extension DrawPlan {
  /// The covariates that the plan commits to; nil for a draw without.
  /// - Throws: `DrawError.covariateMismatch` when they are missing or others, `.malformed`.
  package func covariates(_ bytes: [UInt8]?, frame: SamplingFrame) throws(DrawError) -> DrawCovariates? {
    guard let covariatesDigest else { return nil }
    guard let bytes, SHA256Digest(bytes).hex == covariatesDigest else {
      throw .covariateMismatch(found: bytes.map { SHA256Digest($0).hex }, planned: covariatesDigest)
    }
    return try DrawCovariates(bytes: bytes, frame: frame)
  }
}
