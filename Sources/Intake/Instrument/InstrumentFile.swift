extension QuestionnaireReader {
  /// Reads the instrument in a file, by what the file is: the structure of a LimeSurvey survey (`.lss`), the codebook of a
  /// data file of SPSS or Stata, else an XLSForm workbook.
  ///
  /// - Parameter names: what questions are called instead of the variables of a data file.
  package static func read(instrument file: SourceFile, names: [String: String] = [:]) -> QuestionnaireReading {
    if file.fileExtension == "lss" { return read(limeSurvey: file) }
    return file.isDataFile ? learn(dataFile: file, names: names) : read(workbook: file)
  }
}

extension SourceFile {
  /// Whether the file is a data file of SPSS or Stata, which brings its own codebook.
  package var isDataFile: Bool {
    do {
      return [.spss, .spssPortable, .stata].contains(FileSignature.format(of: try unpackedContent()))
    } catch {
      return false
    }
  }
}
