import Dispatch
import Foundation
import Reporting
import Synchronization

/// What a PDF is made of: a Typst text and the pictures that it shows.
struct PDFJob: Sendable {
  let file: String
  let text: String
  let pictures: [String: String]

  /// Bytes of text and pictures.
  var size: Int { pictures.values.reduce(text.utf8.count) { $0 + $1.utf8.count } }

  init(_ document: ReportDocument, pictures: [String: ChartPicture], to file: String) {
    self.file = file
    text = TypstWriter.write(document, pictures: pictures)
    self.pictures = pictures.mapValues(\.svg)
  }
}

/// Makes PDFs of reports with the Typst compiler of the Python package `typst` that `make setup` installs: two processes side
/// by side, each of which reads the fonts once for all its reports.
struct PDFCompiler {
  let python = PythonRun.installed

  /// Prints for each job, in order, a line with the length of its PDF and the PDF, or -1 and the reason on one line.
  private static let script = """
    import os, sys
    import typst
    os.chdir(sys.argv[1])
    compiler = typst.Compiler(root=".", font_paths=typst.Fonts())
    out = sys.stdout.buffer
    for job in sorted((n for n in os.listdir(".") if n.isdigit()), key=int):
        try:
            pdf = compiler.compile(input=job + "/report.typ", format="pdf", pdf_standards=["ua-1"])
            out.write(b"%d\\n" % len(pdf))
            out.write(pdf)
        except Exception as error:
            out.write(b"-1 " + str(error).replace("\\n", " ").encode() + b"\\n")
    """

  private static let processes = 2

  /// The bytes of tagged PDFs (PDF/UA-1), in the order of the jobs. Same report, fonts and version, same bytes.
  /// - Returns: for each job its PDF, or `WorkbenchError.pdf` when the interpreter or the package is missing, or the text is
  ///   refused.
  func pdfs(of jobs: [PDFJob]) -> [Result<[UInt8], WorkbenchError>] {
    let count = min(Self.processes, jobs.count)
    let made = Mutex<[Int: Result<[UInt8], WorkbenchError>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { share in
      let places = stride(from: share, to: jobs.count, by: count).map { $0 }
      let results = compile(places.map { jobs[$0] })
      made.withLock { for (place, result) in zip(places, results) { $0[place] = result } }
    }
    let results = made.withLock { $0 }
    return jobs.indices.map { results[$0] ?? .failure(.pdf("typst")) }
  }

  private func compile(_ jobs: [PDFJob]) -> [Result<[UInt8], WorkbenchError>] {
    var files: [String: [UInt8]] = [:]
    for (place, job) in jobs.enumerated() {
      files["\(place)/report.typ"] = [UInt8](job.text.utf8)
      for (name, svg) in job.pictures { files["\(place)/\(name).svg"] = [UInt8](svg.utf8) }
    }
    do {
      var output = try python.output(of: Self.script, files: files)[...]
      return jobs.map { _ in Self.next(&output) }
    } catch {
      return jobs.map { _ in .failure(.pdf(error.reason)) }
    }
  }

  /// Takes one PDF, or its reason, off the beginning.
  private static func next(_ output: inout Data) -> Result<[UInt8], WorkbenchError> {
    guard let end = output.firstIndex(of: UInt8(ascii: "\n")) else { return .failure(.pdf("typst")) }
    let line = String(decoding: output[..<end], as: UTF8.self)
    output = output[(end + 1)...]
    guard let length = Int(line), length >= 0, length <= output.count else {
      return .failure(.pdf(line.split(separator: " ", maxSplits: 1).last.map(String.init) ?? "typst"))
    }
    defer { output = output.dropFirst(length) }
    return .success([UInt8](output.prefix(length)))
  }
}
