import Foundation

@testable import Reporting

/// The tables of a report, read back from what a writer made, as rows of texts; columns of graphics are left out.
struct WrittenTable: Equatable, Decodable {
  var headings: [String]
  var rows: [[String]]

  /// What every format must show: tables, and the data of figures whose pictures are missing.
  static func expected(_ document: ReportDocument) -> [WrittenTable] {
    let print = PrintedText(document)
    return sources(document).map { columns, rows in
      let shown = columns.indices.filter { columns[$0].kind != .graphic }
      return WrittenTable(
        headings: shown.map { columns[$0].title }, rows: rows.map { row in shown.map { print.text(row.cells[$0]) } })
    }
  }

  /// Columns and rows of all tables and figures in order.
  static func sources(_ document: ReportDocument) -> [([TableColumn], [TableRow])] {
    document.blocks.compactMap { block in
      switch block {
      case .table(let table): (table.columns, table.rows)
      case .figure(let figure): (figure.columns, figure.rows)
      default: nil
      }
    }
  }

  /// Reads the tables of a web page, whose graphics are drawings within cells.
  static func html(_ page: String) -> [WrittenTable] {
    page.matches(of: /(?s)<table.*?<\/table>/).map { table in
      let rows = table.output.matches(of: /<tr.*?<\/tr>/).map { row in
        row.output.matches(of: /<t[hd](.*?)>(.*?)<\/t[hd]>/).filter { !$0.output.1.contains("class=\"g\"") }.map {
          plain(String($0.output.2))
        }
      }
      return WrittenTable(headings: rows.first ?? [], rows: Array(rows.dropFirst()))
    }
  }

  private static func plain(_ markup: String) -> String {
    let text = markup.replacing(/<[^>]*>/, with: "")
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }

  /// Reads the tables of Typst text: one call of `data` each, a row a line; the text of a cell is its string literals.
  static func typst(_ text: String) -> [WrittenTable] {
    text.components(separatedBy: "\n#data(").dropFirst().map { call in
      let lines = call.split(separator: "\n")
      let rows = lines.dropFirst().prefix { $0 != "))" }
      let heads = cells(String(lines[0].split(separator: "), (").last ?? ""))
      return WrittenTable(headings: heads.map(literals), rows: rows.map { cells(String($0)).map(literals) })
        .withoutGraphics(rows.first.map { cells(String($0)) } ?? [])
    }
  }

  private func withoutGraphics(_ firstRow: [String]) -> WrittenTable {
    let kept = headings.indices.filter { column in
      !rows.indices.contains { rows[$0][column].contains("<svg") }
    }
    return WrittenTable(headings: kept.map { headings[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }

  /// Splits at commas outside of strings and brackets.
  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var depth = 0
    var isString = false
    var isEscaped = false
    for character in line {
      if isEscaped {
        isEscaped = false
      } else if isString {
        if character == "\\" { isEscaped = true }
        if character == "\"" { isString = false }
      } else if character == "\"" {
        isString = true
      } else if "([".contains(character) {
        depth += 1
      } else if ")]".contains(character) {
        depth -= 1
      } else if character == ",", depth == 0 {
        cells.append("")
        continue
      }
      cells[cells.count - 1].append(character)
    }
    return cells.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty && $0 != ")" && $0 != "))" }
  }

  private static func literals(_ cell: String) -> String {
    cell.matches(of: /"((?:[^"\\]|\\.)*)"/).map {
      $0.output.1.replacing(/\\(.)/, with: { $0.output.1 })
    }.joined()
  }
}

/// Reads office files with Python's standard library, which knows nothing of how they were written.
enum OfficeFile {
  struct Word: Decodable {
    let names: [String]
    let dates: [[Int]]
    let tables: [[[String]]]
    let headings: [String]
    let fields: [String]
    let anchors: [String]
    let repeated: Int
    let splittable: Int
  }

  struct Sheet: Decodable {
    struct Cell: Decodable, Equatable {
      let text: String?
      let number: Double?
    }

    let name: String
    let cells: [[Cell]]
  }

  struct Workbook: Decodable {
    let formulas: Int
    let charts: Int
    let sheets: [Sheet]
  }

  /// Every part must be well-formed XML, or the script fails.
  static func word(_ bytes: [UInt8]) throws -> Word {
    try JSONDecoder().decode(Word.self, from: run(wordScript, bytes))
  }

  static func workbook(_ bytes: [UInt8]) throws -> Workbook {
    try JSONDecoder().decode(Workbook.self, from: run(workbookScript, bytes))
  }

  private static let wordScript = """
    import json, sys, zipfile, xml.etree.ElementTree as E
    z = zipfile.ZipFile(sys.argv[1])
    assert z.testzip() is None
    parts = {n: E.fromstring(z.read(n)) for n in z.namelist() if n.endswith((".xml", ".rels", ".svg"))}
    W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = parts["word/document.xml"]
    text = lambda e: "".join(t.text or "" for t in e.iter(W + "t"))
    styles = {s.get(W + "styleId"): s.find(W + "name").get(W + "val") for s in parts["word/styles.xml"].iter(W + "style")}
    style = lambda p: styles[p.find(W + "pPr/" + W + "pStyle").get(W + "val")]
    rows = list(body.iter(W + "tr"))
    json.dump({
        "names": z.namelist(), "dates": [list(i.date_time) for i in z.infolist()],
        "tables": [[[text(c) for c in r.iter(W + "tc")] for r in t.iter(W + "tr")] for t in body.iter(W + "tbl")],
        "headings": [text(p) for p in body.iter(W + "p") if style(p).startswith("heading")],
        "fields": [f.get(W + "instr").strip() for f in body.iter(W + "fldSimple")],
        "anchors": [b.get(W + "name") for b in body.iter(W + "bookmarkStart")],
        "repeated": sum(1 for r in rows if r.find(W + "trPr/" + W + "tblHeader") is not None),
        "splittable": sum(1 for r in rows if r.find(W + "trPr/" + W + "cantSplit") is None),
    }, sys.stdout)
    """

  private static let workbookScript = """
    import json, re, sys, zipfile, xml.etree.ElementTree as E
    z = zipfile.ZipFile(sys.argv[1])
    N = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    strings = ["".join(t.text or "" for t in s.iter(N + "t")) for s in E.fromstring(z.read("xl/sharedStrings.xml"))]
    names = [s.get("name") for s in E.fromstring(z.read("xl/workbook.xml")).iter(N + "sheet")]
    sheets, formulas = [], 0
    for i, name in enumerate(names):
        root = E.fromstring(z.read("xl/worksheets/sheet%d.xml" % (i + 1)))
        formulas += sum(1 for _ in root.iter(N + "f"))
        rows = {}
        for row in root.iter(N + "row"):
            cells = {}
            for c in row.iter(N + "c"):
                letters = re.match("[A-Z]+", c.get("r")).group()
                column = 0
                for l in letters: column = column * 26 + ord(l) - 64
                v = c.find(N + "v")
                if v is None: continue
                text = strings[int(v.text)] if c.get("t") == "s" else None
                cells[column - 1] = {"text": text, "number": None if text is not None else float(v.text)}
            rows[int(row.get("r")) - 1] = [cells.get(k, {}) for k in range(max(cells, default=-1) + 1)]
        sheets.append({"name": name, "cells": [rows.get(k, []) for k in range(max(rows, default=-1) + 1)]})
    charts = [n for n in z.namelist() if n.startswith("xl/charts/chart")]
    json.dump({"formulas": formulas, "charts": len(charts), "sheets": sheets}, sys.stdout)
    """

  private static func run(_ script: String, _ bytes: [UInt8]) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("steelyard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { do { try FileManager.default.removeItem(at: folder) } catch {} }
    let (file, output) = (folder.appendingPathComponent("file"), folder.appendingPathComponent("out"))
    try Data(bytes).write(to: file)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, file.path]
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Unreadable() }
    return try Data(contentsOf: output)
  }

  /// The script said on standard error what it could not read.
  struct Unreadable: Error {}
}
