package import ProgrammeModel

/// Writes the certificate of a draw as one self-contained page for A4 paper.
package struct CertificatePage {
  private let certificate: DrawCertificate
  private let language: Language

  package static func write(_ certificate: DrawCertificate, in language: Language) -> String {
    CertificatePage(certificate: certificate, language: language).page
  }

  private func number(of attempt: Int) -> String {
    word(.attempt).replacing("{number}", with: "\(attempt)")
  }

  private func word(_ phrase: CertificatePhrase) -> String { HTMLText.escape(phrase[language]) }

  private var page: String {
    let title = HTMLText.escape("\(CertificatePhrase.title[language]) \(certificate.drawID)")
    return """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      \(Self.css)\(certificate.isTest ? "\n" + Self.watermark : "")
      </style>
      </head>
      <body\(certificate.isTest ? " class=\"test\"" : "")>
      \(sections.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private var sections: [String] {
    [head, digests, seed, sites, inspected, voided, checks, signatures].filter { !$0.isEmpty }
  }

  private var head: String {
    let test = certificate.isTest ? "<p class=\"mark\" role=\"note\">\(word(.test))</p>\n" : ""
    let title = certificate.title.isEmpty ? "" : "<p>\(HTMLText.escape(certificate.title))</p>"
    let code = QRCode(certificate.codeText).map { $0.svg(label: certificate.codeText) } ?? ""
    return """
      \(test)<header><div><h1>\(word(.title))</h1>
      \(title)
      <p class="draw"><b>\(HTMLText.escape(certificate.drawID))</b> · \(number(of: certificate.attempt))</p></div>
      <figure>\(code)<figcaption>\(word(.code))</figcaption></figure></header>
      """
  }

  private var digests: String {
    let values = certificate.digests
    let lines: [(CertificatePhrase, String)] = [
      (.frame, values.frame), (.plan, values.plan), (.seed, values.seed), (.result, values.result),
      (.certificate, values.certificate),
    ]
    let rows = lines.map { "<div><dt>\(word($0))</dt><dd>\(Self.grouped($1))</dd></div>" }
    return "<h2>\(word(.digests))</h2>\n<dl>\(rows.joined(separator: "\n"))</dl>"
  }

  /// In groups of eight, so that two people can read them to each other.
  static func grouped(_ digest: String) -> String {
    stride(from: 0, to: digest.count, by: 8).map { digest.dropFirst($0).prefix(8) }.joined(separator: " ")
  }

  private var seed: String {
    "<h2>\(word(.seedText))</h2>\n<pre>\(HTMLText.escape(certificate.seedText))</pre>"
  }

  private var sites: String {
    let titles: [CertificatePhrase] = [.stratum, .order, .unit, .name, .status, .ticket]
    let head = titles.map { "<th scope=\"col\">\(word($0))</th>" }.joined()
    let rows = certificate.sites.map { site in
      let status = site.isReserve ? word(.reserve) : word(site.isCertain ? .certain : .selected)
      let cells = [
        HTMLText.escape(site.stratum), "\(site.order)", HTMLText.escape(site.id),
        "<bdi>\(HTMLText.escape(site.name))</bdi>", status, "<code>\(site.ticket.prefix(12))</code>",
      ]
      return "<tr\(site.isReserve ? " class=\"reserve\"" : "")>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    return """
      <h2>\(word(.sites))</h2>
      <table><thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table>
      """
  }

  private var inspected: String {
    guard let units = certificate.inspected else { return "" }
    return "<h2>\(word(.inspected))</h2>\n<p>\(HTMLText.escape(units.joined(separator: " · ")))</p>"
  }

  private var voided: String {
    guard !certificate.voided.isEmpty else { return "" }
    let items = certificate.voided.map {
      "<li>\(number(of: $0.attempt)) · \(HTMLText.escape($0.time)) · <bdi>\(HTMLText.escape($0.reason))</bdi></li>"
    }
    return "<h2>\(word(.voided))</h2>\n<ul>\(items.joined())</ul>"
  }

  private var checks: String {
    guard let site = certificate.sites.first else { return "" }
    let command = "printf '%s\\nticket\\n%s' \(certificate.digests.seed) \(site.id) | sha256sum"
    return """
      <h2>\(word(.check))</h2>
      <p>\(word(.checkTicket))</p>
      <pre>\(HTMLText.escape(command))
      \(HTMLText.escape(site.ticket))</pre>
      <p>\(word(.checkAll)) <code>python3 verify_draw.py .</code></p>
      """
  }

  private var logHead: String {
    certificate.head.map { "<code>\(HTMLText.escape($0))</code>" } ?? "<span class=\"blank\"></span>"
  }

  private var signatures: String {
    let blank = "<td></td><td></td>"
    let named = certificate.parties.map { "<tr><td>\(HTMLText.escape($0))</td>\(blank)</tr>" }
    let witnesses = Array(repeating: "<tr><td>\(word(.witness))</td>\(blank)</tr>", count: 4)
    return """
      <section class="signatures"><h2>\(word(.present))</h2>
      <table><thead><tr><th scope="col">\(word(.role))</th><th scope="col">\(word(.person))</th>
      <th scope="col">\(word(.signature))</th></tr></thead>
      <tbody>
      \((named + witnesses).joined(separator: "\n"))
      </tbody></table>
      <p>\(word(.logHead)) \(logHead)</p></section>
      """
  }

  private static let css = """
    @page{size:A4;margin:16mm}
    *{box-sizing:border-box}
    body{font:10.5pt/1.5 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#17242d;max-width:178mm;
    margin:0 auto;padding:8mm 0;background:#fff}
    header{display:flex;justify-content:space-between;gap:8mm;border-bottom:1.5pt solid #17242d;margin-bottom:5mm}
    h1{font-size:18pt;line-height:1.3;margin:0 0 2mm}h2{font-size:11.5pt;margin:5mm 0 1.5mm;break-after:avoid}
    p{margin:0 0 2mm}.draw{font-size:13pt}
    figure{margin:0 0 3mm;text-align:center;font-size:8pt;width:38mm}svg.qr{width:38mm;height:38mm;display:block}
    dl{margin:0}dl div{display:grid;grid-template-columns:34mm 1fr;gap:3mm;align-items:baseline}dt{color:#52626c}dd{margin:0}
    dd,pre,code{font-family:"Noto Sans Mono CJK SC","DejaVu Sans Mono",Consolas,monospace;font-size:8.5pt}
    pre{margin:0 0 2mm;padding:2mm 3mm;background:#f4f6f7;white-space:pre-wrap;overflow-wrap:anywhere}
    table{border-collapse:collapse;width:100%}th,td{border:.6pt solid #b9c4ca;padding:1mm 2mm;text-align:left}
    thead{display:table-header-group}tr{break-inside:avoid}.reserve{color:#52626c}
    .signatures{break-inside:avoid}.signatures p{margin-top:4mm}.signatures td{height:9mm}
    .blank{display:inline-block;width:110mm;border-bottom:.6pt solid #17242d}
    .mark{border:2pt solid #a83c06;color:#a83c06;font-weight:700;text-align:center;padding:2mm}
    """

  private static let watermark = """
    .test::before{content:"TEST";position:fixed;inset:0;display:grid;place-items:center;font-size:160pt;font-weight:800;
    color:rgba(168,60,6,.12);transform:rotate(-30deg);pointer-events:none}
    """
}
