import Foundation
import ProgrammeModel
import Testing

@testable import Evaluation
@testable import Reporting

/// Word and Excel files as packages (ECMA-376 part 2): every part has a type, every relation a target, every reference a relation.
/// Read with Python's standard library; opened with openpyxl and python-docx where STEELYARD_OFFICE_PYTHON has them.
@Suite struct OfficeStructureTests {
  private static let structure = """
    import posixpath, re, sys, zipfile, xml.etree.ElementTree as E
    z = zipfile.ZipFile(sys.argv[1])
    names = z.namelist()
    assert len(set(names)) == len(names), "a part stands twice"
    assert names[0] == "[Content_Types].xml", names[0]
    types = E.fromstring(z.read("[Content_Types].xml"))
    T = "{http://schemas.openxmlformats.org/package/2006/content-types}"
    defaults = {d.get("Extension") for d in types.iter(T + "Default")}
    overrides = {o.get("PartName") for o in types.iter(T + "Override")}
    for n in names:
        if n != names[0]: assert "/" + n in overrides or n.rsplit(".", 1)[-1] in defaults, n
    for o in overrides: assert o[1:] in names, o
    R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for n in names:
        if not n.endswith(".rels"): continue
        base = posixpath.dirname(posixpath.dirname(n))
        relations = list(E.fromstring(z.read(n)))
        ids = [r.get("Id") for r in relations]
        assert len(set(ids)) == len(ids), n
        for r in relations:
            assert r.get("TargetMode") != "External", (n, r.get("Target"))
            target = r.get("Target")
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
            assert path in names, (n, target)
        source = posixpath.join(base, posixpath.basename(n)[:-5])
        if source in names and source.endswith(".xml"):
            used = {v for e in E.fromstring(z.read(source)).iter() for k, v in e.attrib.items() if k.startswith(R)}
            assert used <= set(ids), (source, used - set(ids))
    W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    if "word/document.xml" in names:
        styles = {s.get(W + "styleId") for s in E.fromstring(z.read("word/styles.xml")).iter(W + "style")}
        body = E.fromstring(z.read("word/document.xml"))
        for s in body.iter(W + "pStyle"): assert s.get(W + "val") in styles, s.get(W + "val")
        ids = [b.get(W + "id") for b in body.iter(W + "bookmarkStart")]
        assert len(ids) == len(set(ids)) and sorted(ids) == sorted(b.get(W + "id") for b in body.iter(W + "bookmarkEnd"))
        for t in body.iter(W + "tbl"):
            width = len(list(t.find(W + "tblGrid")))
            for r in t.iter(W + "tr"): assert len(r.findall(W + "tc")) == width
        for c in body.iter(W + "tc"): assert c[-1].tag == W + "p"
        assert any("TOC" in (i.text or "") for i in body.iter(W + "instrText"))
    """

  private static let opened = """
    import sys
    try:
        import docx, openpyxl
    except ImportError:
        print("missing"); sys.exit(0)
    if sys.argv[1].endswith(".docx"):
        d = docx.Document(sys.argv[1]); print("tables", len(d.tables))
    else:
        b = openpyxl.load_workbook(sys.argv[1])
        for s in b.worksheets[1:]:
            assert s.freeze_panes and s.auto_filter.ref, s.title
            for row in s.iter_rows():
                for c in row: assert c.data_type != "f", c.coordinate
        print("tables", len(b.worksheets))
    """

  private func files(_ language: Language) throws -> [(name: String, bytes: [UInt8], tables: Int)] {
    var result = SampleResult.round("annual")
    result.sites[0].name = "=HYPERLINK(\"x\")"
    result.sites[1].name = "@SUM(A1)"
    let document = try ReportInspection.document(result, language)
    let picture = ChartPicture(
      svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 300\"></svg>",
      png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let pictures = Dictionary(
      document.chartSpecifications.map { ($0.id, picture) }, uniquingKeysWith: { first, _ in first })
    let tables = document.blocks.filter { if case .table = $0 { true } else { false } }.count
    return [
      ("report.docx", try WordWriter.write(document, pictures: pictures), tables + 1),
      (
        "report.xlsx", try FormatAgreementTests.bytes(of: ReportWorkbook.make(document)),
        WrittenTable.sources(document).count + 1
      ),
    ]
  }

  @Test(arguments: Language.allCases)
  func `a file is a sound package`(language: Language) throws {
    for file in try files(language) {
      let run = try Self.run("python3", Self.structure, file.name, file.bytes)
      #expect(run.status == 0, "\(file.name): \(run.output)")
    }
  }

  @Test(arguments: Language.allCases)
  func `other programs open it`(language: Language) throws {
    let python = ProcessInfo.processInfo.environment["STEELYARD_OFFICE_PYTHON"] ?? "python3"
    for file in try files(language) {
      let run = try Self.run(python, Self.opened, file.name, file.bytes)
      guard run.output != "missing\n" else {
        print("skipped: openpyxl and python-docx are not installed for \(python)")
        return
      }
      #expect(run.output == "tables \(file.tables)\n", "\(file.name)")
    }
  }

  private static func run(
    _ python: String, _ script: String, _ name: String, _ bytes: [UInt8]
  ) throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("steelyard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", script, file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try FileManager.default.removeItem(at: folder)
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
