import Foundation
import Testing

/// The inspection with the real program: a draw recorded again after its dispositions, forms and their way back, second
/// looks, rows that nobody drew.
@Suite(.serialized) struct InspectionTests {
  let folder: ScratchFolder
  let evaluation: String
  let draw: String

  init() throws {
    folder = try ScratchFolder()
    evaluation = folder.path + "/sample.steelyard"
    draw = folder.path + "/draw"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    try RoundTests.require(["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + RoundTests.time)
    try imported("self-reports", "\(Checkout.sample)/mid-term/self-reports.csv")
    try FileManager.default.copyItem(atPath: "\(Checkout.sample)/mid-term/draw", toPath: draw)
  }

  private func record() throws -> ProgramRun {
    try ProgramRun.steelyard(
      ["draw", "run", draw, "--into", evaluation, "--round", "mid-term", "--language", "en"] + RoundTests.time)
  }

  private func dispose(_ unit: String, _ fate: String = "closed", because reason: String = "rebuilt") throws {
    try RoundTests.require(["draw", "dispose", draw, "--unit", unit, "--to", fate, "--because", reason])
  }

  @discardableResult
  private func imported(_ kind: String, _ file: String) throws -> ProgramRun {
    try ProgramRun.steelyard(
      ["import", kind, file, "--into", evaluation, "--round", "mid-term", "--language", "en"] + RoundTests.time)
  }

  private func check() throws -> ProgramRun {
    // Checking evaluates, which needs the survey.
    let surveys = ["plain"].map { "\(Checkout.sample)/mid-term/survey-\($0).csv" }
    try RoundTests.require(
      ["import", "survey"] + surveys + ["--instrument", Checkout.instrument, "--into", evaluation]
        + ["--round", "mid-term"] + RoundTests.time)
    return try RoundTests.require(["check", evaluation, "--round", "mid-term", "--language", "en"])
  }

  /// The units of a stratum in the order of their tickets.
  private func order(_ stratum: String) throws -> [String] {
    try String(contentsOfFile: draw + "/result.tsv", encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t").map(String.init) }.filter { $0[0] == stratum }.map { $0[2] }
  }

  private func events() throws -> [String] {
    try RoundTests.require(["events", evaluation, "--format", "json"]).output.split(separator: "\n").map(String.init)
  }

  @Test func `sites lost after the draw was recorded go on record, and nothing is written again`() throws {
    #expect(try record().status == 0)
    let before = try events()
    let futian = try order("futian")
    try dispose(futian[0])
    #expect(try record().status == 0)
    let after = try events()
    #expect(Array(after.prefix(before.count)) == before && after.count == before.count + 1)
    let event = try #require(after.last)
    #expect(event.contains(#""action":"dispose""#) && event.contains(#""object":"disposition/mid-term/1/1""#))
    #expect(event.contains(#""reason":"rebuilt""#))
    // Again: nothing new. Another site: one more event.
    #expect(try record().status == 0)
    #expect(try events() == after)
    try dispose(futian[1], "refused", because: "door shut")
    #expect(try record().status == 0)
    #expect(try events().count == after.count + 1)
    #expect(try RoundTests.require(["verify", evaluation]).status == 0)
    #expect(try RoundTests.require(["draw", "verify", draw]).status == 0)
  }

  @Test func `what is on record of lost sites is never changed, and no reserve is skipped`() throws {
    let futian = try order("futian")
    try dispose(futian[0])
    #expect(try record().status == 0)
    let recorded = try events()
    let file = draw + "/dispositions.tsv"
    let lists = [
      ("\(futian[0])\tclosed\tanother reason\n", "begin with"), ("\(futian[1])\tclosed\trebuilt\n", "begin with"),
      // The second reserve of a stratum with three places and one reserve is not on the list.
      ("\(futian[0])\tclosed\trebuilt\n\(futian[4])\tclosed\tnot wanted\n", "reserves move up"),
    ]
    for (list, reason) in lists {
      try list.write(toFile: file, atomically: true, encoding: .utf8)
      let run = try record()
      #expect(run.status == 2 && run.messages.contains(reason), "\(run.messages)")
    }
    #expect(try events() == recorded)
  }

  @Test func `forms are made for the sites to inspect now and come back as findings`() throws {
    let forms = folder.path + "/forms"
    let command = ["forms", "inspection", evaluation, "--round", "mid-term", "--to", forms, "--languages", "zh,en"]
    let early = try ProgramRun.steelyard(command + ["--language", "en"])
    #expect(early.status == 2 && early.messages.contains("draw run"))
    let futian = try order("futian")
    #expect(try record().status == 0)
    try dispose(futian[0])
    #expect(try record().status == 0)
    try RoundTests.require(command)
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: forms))
    // Ten districts of three sites, two languages, two files.
    #expect(names.count == 10 * 3 * 4)
    #expect(!names.contains("\(futian[0]).zh.xlsx") && names.contains("\(futian[3]).zh.xlsx"))
    let page = try String(contentsOfFile: "\(forms)/\(futian[1]).en.html", encoding: .utf8)
    for text in ["self-reports.csv line", "SHA-256", "Signature"] { #expect(page.contains(text)) }
    for language in ["zh", "en"] {
      let form = "\(forms)/\(futian[1]).\(language).xlsx"
      try fill(form, inspector: "inspector-\(language)", counted: language == "zh" ? "3" : "4")
      let run = try imported("inspections", form)
      #expect(run.status == 0, "\(run.messages)\(run.output)")
    }
    let checked = try check()
    // The same items by two inspectors with other figures: none agree.
    #expect(checked.messages.contains("0.0% agree"), "\(checked.messages)")
    #expect(checked.output.contains("two inspectors differ"))
    #expect(!checked.output.contains("SHA-256"))
  }

  /// Fills every row of a form as a spreadsheet would, by the cells' places.
  private func fill(_ form: String, inspector: String, counted: String) throws {
    let script = try folder.write(
      """
      import re, sys, zipfile
      form, inspector, counted = sys.argv[1:]
      parts = {n: zipfile.ZipFile(form).read(n) for n in zipfile.ZipFile(form).namelist()}
      sheet = parts["xl/worksheets/sheet1.xml"].decode()
      photo = "a" * 30 + "13800138000" + "b" * 23
      texts = {"F": "2015-05-20", "G": "09:30", "H": "list", "I": photo, "J": "complete", "K": inspector}
      def cell(match):
          column, row = match.group(1), match.group(2)
          if column == "E":
              return '<c r="E%s"><v>%s</v></c>' % (row, counted)
          return '<c r="%s%s" t="inlineStr"><is><t>%s</t></is></c>' % (column, row, texts[column])
      parts["xl/worksheets/sheet1.xml"] = re.sub(r'<c r="([E-K])([0-9]+)" s="[0-9]+"/>', cell, sheet).encode()
      with zipfile.ZipFile(form, "w") as book:
          for name, content in parts.items():
              book.writestr(name, content)
      """, to: "fill.py")
    let run = try ProgramRun.run("/usr/bin/env", ["python3", script, form, inspector, counted])
    try #require(run.status == 0, "\(run.messages)")
  }

  @Test func `old files still come in, and rows of sites that were not drawn or were lost are pointed out`() throws {
    let futian = try order("futian")
    try dispose(futian[0])
    #expect(try record().status == 0)
    let rows = [futian[0], futian[1], futian[4]].map { "\($0),council,milestone,10,9,2015-05-20" }
    let file = try folder.write(
      "site,project,item,reported,verified,visited\n" + rows.joined(separator: "\n") + "\n", to: "inspections.csv")
    let unclear = try folder.write(
      "site,project,item,verified,visited,photos\n\(futian[2]),,home,1,2015-05-20,IMG_0001.jpg\n", to: "photos.csv")
    #expect(try imported("inspections", unclear).status == 0)
    let run = try imported("inspections", file)
    #expect(run.status == 0, "\(run.messages)\(run.output)")
    let checked = try check().output
    #expect(checked.contains("lost to the inspection"))
    #expect(checked.contains("visited without being drawn"))
    #expect(checked.contains("not given by their SHA-256: 1"))
    // The reserve that moved up is on the list now, and nobody went.
    #expect(checked.split(separator: "\n").contains { $0.contains(futian[3]) && $0.contains("drawn and not visited") })
  }
}
