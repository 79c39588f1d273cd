/// What a file was taken for.
package struct FileVerdict: Sendable, Equatable, Codable {
  package let kind: Kind
  package let system: ExportSystem
  /// Nil where a data file names an encoding that we do not.
  package let encoding: TextEncoding?
  package let bom: Bool
  /// Nil for workbooks and data files, whose cells need none.
  package let delimiter: String?
  /// Rows that name the columns: ids and, in some systems, labels; 0 for data files.
  package let headerRows: Int
  /// The sheet of a workbook.
  package let sheet: String?

  package init(
    kind: Kind, system: ExportSystem, encoding: TextEncoding?, bom: Bool, delimiter: String?, headerRows: Int,
    sheet: String? = nil
  ) {
    self.kind = kind
    self.system = system
    self.encoding = encoding
    self.bom = bom
    self.delimiter = delimiter
    self.headerRows = headerRows
    self.sheet = sheet
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
    case applications
    case districtReports = "district-reports"
    case acceptances
    case comments
    /// Rows and columns of an unknown meaning.
    case table
  }
}

/// What the user knows better than detection does; nil leaves it to detection.
package struct ReadingChoice: Sendable, Equatable {
  package var encoding: TextEncoding?
  package var delimiter: UInt8?
  package var system: ExportSystem?
  /// The name of the sheet to read; a file without sheets is then refused.
  package var sheet: String?

  package init(
    encoding: TextEncoding? = nil, delimiter: UInt8? = nil, system: ExportSystem? = nil, sheet: String? = nil
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.system = system
    self.sheet = sheet
  }
}
