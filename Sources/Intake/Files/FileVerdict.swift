/// What a file was taken for.
package struct FileVerdict: Sendable, Equatable, Codable {
  package let kind: Kind
  package let system: ExportSystem
  package let encoding: TextEncoding
  package let bom: Bool
  package let delimiter: String
  /// Rows that name the columns: ids and, in some systems, labels.
  package let headerRows: Int

  package init(
    kind: Kind, system: ExportSystem, encoding: TextEncoding, bom: Bool, delimiter: String, headerRows: Int
  ) {
    self.kind = kind
    self.system = system
    self.encoding = encoding
    self.bom = bom
    self.delimiter = delimiter
    self.headerRows = headerRows
  }

  /// What the rows are about, as the command line names it.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case survey
    case sites
    case clicks
    case installs
    case rooms
    case counts
    case selfReports = "self-reports"
    case ledger
    case inspections
    case scorecards
    case changes
    /// Rows and columns of an unknown meaning.
    case table
  }
}

/// What the user knows better than detection does; nil leaves it to detection.
package struct ReadingChoice: Sendable, Equatable {
  package var encoding: TextEncoding?
  package var delimiter: UInt8?
  package var system: ExportSystem?

  package init(encoding: TextEncoding? = nil, delimiter: UInt8? = nil, system: ExportSystem? = nil) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.system = system
  }
}
