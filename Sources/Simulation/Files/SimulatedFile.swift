/// A file of the simulation: its text and how the text is to be encoded when it is written.
package struct SimulatedFile: Sendable, Equatable {
  /// Relative to the folder of the sample data, with `/`.
  package let path: String
  package let text: String
  package let encoding: Encoding
  /// What the file holds, in one sentence for `datapackage.json`.
  package let title: String
  package let delimiter: String
  package let fields: [Field]

  /// Whether there is anything below the header; a ledger without an entry is not sent.
  var hasRows: Bool { text.dropLast().contains(where: \.isNewline) }

  /// The encodings of real exports; raw values as `datapackage.json` names them.
  package enum Encoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// With byte order mark, as Excel writes it.
    case utf8WithMark = "utf-8-sig"
    case gb18030
  }

  /// A column with its Frictionless type.
  package struct Field: Sendable, Equatable {
    package let name: String
    package let type: String
  }
}
