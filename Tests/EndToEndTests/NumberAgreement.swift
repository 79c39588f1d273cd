import Foundation
import Testing

/// The numbers of one report, read back from its four files by a script that knows nothing of how they were written.
enum NumberAgreement {
  /// Every number in a table of the web page stands in PDF and Word at least as often, and in the workbook with all its digits.
  /// - Parameter stem: path of the report without its format.
  static func check(_ stem: String) throws {
    guard try ProgramRun.run("/usr/bin/env", ["sh", "-c", "command -v pdftotext"]).status == 0 else {
      print("skipped: pdftotext is not installed")
      return
    }
    let run = try ProgramRun.run("/usr/bin/env", ["python3", "-c", script, stem])
    #expect(run.status == 0, "\(run.output.prefix(800))\(run.messages.suffix(800))")
  }

  private static let script = #"""
    import html, re, subprocess, sys, zipfile, xml.etree.ElementTree as E
    from collections import Counter
    from decimal import Decimal, ROUND_HALF_UP
    number = re.compile(r"[+\u2212]?\d[\d,]*(?:\.\d+)?")
    stem = sys.argv[1]
    page = open(stem + ".html", encoding="utf-8").read()
    for part in ("details", "svg", "script", "style"):
        page = re.sub("<%s[ >].*?</%s>" % (part, part), "", page, flags=re.S)
    cells = [html.unescape(re.sub("<[^>]*>", "", c)) for c in re.findall('<td class="n">(.*?)</td>', page)]
    web = Counter(n for c in cells for n in number.findall(c))
    assert sum(web.values()) > 2000, sum(web.values())
    pdf = subprocess.run(["pdftotext", stem + ".pdf", "-"], capture_output=True, encoding="utf-8").stdout
    pdf = Counter(number.findall(pdf))
    W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = E.fromstring(zipfile.ZipFile(stem + ".docx").read("word/document.xml"))
    word = Counter(n for c in body.iter(W + "tc") for n in number.findall("".join(t.text or "" for t in c.iter(W + "t"))))
    S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    book = zipfile.ZipFile(stem + ".xlsx")
    values = [c.find(S + "v").text for n in book.namelist() if n.startswith("xl/worksheets/sheet")
              for c in E.fromstring(book.read(n)).iter(S + "c") if c.get("t") != "s" and c.find(S + "v") is not None]
    excel = {d: {Decimal(v).quantize(Decimal(1).scaleb(-d), ROUND_HALF_UP) for v in values} for d in range(6)}
    def rounded(n):
        n = n.replace(",", "").replace("\u2212", "-")
        return Decimal(n) in excel[len(n.partition(".")[2])]
    missing = {"pdf": [n for n, k in web.items() if pdf[n] < k], "docx": [n for n, k in web.items() if word[n] < k],
               "xlsx": [n for n in web if not rounded(n)]}
    print(missing)
    sys.exit(any(missing.values()))
    """#
}
