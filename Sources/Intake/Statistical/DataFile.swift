/// A data file of SPSS or Stata: its cases as cells, its variables as columns and as a codebook.
///
/// Codes stay codes; dates and times are written by their format. A value that the system lacks is an empty cell, the
/// missing values of Stata are `.a` to `.z`, those of SPSS are the codes that the codebook names.
struct DataFile {
  let system: ExportSystem
  /// The encoding that the file names, where it is one that we name too.
  let encoding: TextEncoding?
  /// Whether the encoding was guessed because the file names none that fits.
  let isEncodingGuessed: Bool
  let text: DelimitedText
  let codebook: Codebook

  /// Reads a data file from memory, by ReadStat.
  ///
  /// Throws a refusal when the file is damaged or its texts fit no encoding.
  static func read(
    _ file: SourceFile, _ format: FileSignature.Format, encoding: TextEncoding?
  ) throws(FileRefusal) -> DataFile {
    let extensions = format == .spss ? SystemFileExtensions(file.bytes) : SystemFileExtensions([])
    let known = encoding ?? extensions.encoding
    let first = DataFileReading(file.bytes, format)
    let outcome = first.run(known)
    guard outcome.isUndecodable, known == nil else {
      return try first.finished(outcome, extensions, encoding: known, isGuessed: false)
    }
    let second = DataFileReading(file.bytes, format)
    return try second.finished(second.run(.gb18030), extensions, encoding: .gb18030, isGuessed: true)
  }
}
