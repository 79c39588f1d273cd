/// What a file holds once its bytes are opened.
enum FileContent {
  case text(DecodedText)
  case workbook(Workbook)
  case dataFile(DataFile)

  /// Opens a file by what its bytes are; what is packed is unpacked first.
  ///
  /// Throws a refusal for a file that cannot be read at all.
  static func open(_ source: SourceFile, _ choice: ReadingChoice) throws(FileRefusal) -> FileContent {
    if let line = source.overlongLine { throw lineTooLong(line) }
    let outer = FileSignature.format(of: source)
    if let refusal = FileSignature.refusal(of: source, outer) { throw refusal }
    let file = try source.unpackedContent()
    let format = file == source ? outer : FileSignature.format(of: file)
    if file != source {
      if let refusal = FileSignature.refusal(of: file, format) { throw refusal }
      guard format != .gzip else { throw FileRefusal(rule: .compressedFile) }
    }
    switch format {
    case .zip: return .workbook(try Workbook.read(file, sheet: choice.sheet))
    case .gzip: throw FileRefusal(rule: .compressedFile)
    case .spss, .spssPortable, .stata:
      try refuse(choice.sheet)
      return .dataFile(try DataFile.read(file, format, encoding: choice.encoding))
    case .text, .other:
      try refuse(choice.sheet)
      return .text(try decoded(file, choice.encoding))
    }
  }

  /// Only workbooks have sheets.
  private static func refuse(_ sheet: String?) throws(FileRefusal) {
    if let sheet { throw FileRefusal(rule: .unknownSheet, value: sheet) }
  }

  private static func decoded(_ file: SourceFile, _ encoding: TextEncoding?) throws(FileRefusal) -> DecodedText {
    guard file.bytes.contains(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) else {
      throw FileRefusal(rule: file.bytes.contains(0) ? .binaryFile : .emptyFile)
    }
    if let line = LineLengths.overlongLine(in: file.bytes) { throw lineTooLong(line) }
    guard let decoded = DecodedText.decode(file.bytes, as: encoding) else { throw FileRefusal(rule: .binaryFile) }
    return decoded
  }

  private static func lineTooLong(_ line: Int) -> FileRefusal {
    FileRefusal(rule: .lineTooLong, line: line, allowed: "\(LineLengths.limit)")
  }
}
