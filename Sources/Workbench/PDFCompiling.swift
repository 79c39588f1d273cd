import Foundation
import Reporting

/// Makes a PDF of a report with the Typst compiler of the Python package `typst` that `make setup` installs.
struct PDFCompiler {
  let python = PythonRun.installed

  private static let script = """
    import os, sys
    import typst
    os.chdir(sys.argv[1])
    sys.stdout.buffer.write(typst.compile("report.typ", format="pdf", pdf_standards=["ua-1"]))
    """

  /// The bytes of a tagged PDF (PDF/UA-1). Same report, fonts and version, same bytes.
  /// - Throws: `WorkbenchError.pdf` when the interpreter or the package is missing, or the text is refused.
  func pdf(of document: ReportDocument, pictures: [String: ChartPicture]) throws(WorkbenchError) -> [UInt8] {
    var files = Dictionary(
      pictures.map { ("\($0).svg", [UInt8]($1.svg.utf8)) }, uniquingKeysWith: { first, _ in first })
    files["report.typ"] = [UInt8](TypstWriter.write(document, pictures: pictures).utf8)
    do {
      return [UInt8](try python.output(of: Self.script, files: files))
    } catch {
      throw .pdf(error.reason)
    }
  }
}
