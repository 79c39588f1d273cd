package import ProgrammeModel

/// The four lines that are shown after a file was read: what it was taken for, the balance of its rows, and the result.
package struct ImportSummary: Sendable {
  package let file: String
  package let verdict: FileVerdict?
  package let columnCount: Int
  package let account: RowAccount
  package let warnings: Int

  package init(file: String, verdict: FileVerdict?, columnCount: Int, account: RowAccount, warnings: Int) {
    self.file = file
    self.verdict = verdict
    self.columnCount = columnCount
    self.account = account
    self.warnings = warnings
  }

  /// The lines in a language, without line ends.
  package func lines(in language: Language) -> [String] {
    language == .zh ? chinese : english
  }

  private var chinese: [String] {
    guard let verdict else { return ["文件   \(name)", "结果   未读入。"] }
    let balance = account.balances ? "✓ 对得上" : "✗ 对不上"
    return [
      "文件   \(name)",
      "判定   \(verdict.system.name(in: .zh)) · \(verdict.form(in: .zh)) · 表头 \(verdict.headerRows) 行 · \(columnCount) 列",
      "行数   文件 \(account.lines) 行 = 表头 \(account.header) + 正常 \(account.data) + 有问题 \(account.rejected)"
        + " + 空行 \(account.blank)   \(balance)",
      "结果   可用 \(account.data) 行；\(account.rejected) 行单独存放，未计入任何结果；\(warnings) 处请核对。",
    ]
  }

  private var english: [String] {
    guard let verdict else { return ["File     \(name)", "Result   not read."] }
    let balance = account.balances ? "✓ balances" : "✗ does not balance"
    return [
      "File     \(name)",
      "Read as  \(verdict.system.name(in: .en)) · \(verdict.form(in: .en)) · \(verdict.headerRows) header row(s) · \(columnCount) columns",
      "Rows     \(account.lines) = header \(account.header) + used \(account.data) + kept apart \(account.rejected)"
        + " + blank \(account.blank)   \(balance)",
      "Result   \(account.data) rows used; \(account.rejected) kept apart and in no result; \(warnings) to check.",
    ]
  }

  private var name: String { TextFolding.visible(file) }
}

extension ExportSystem {
  /// The system's name for people.
  package func name(in language: Language) -> String {
    let isChinese = language == .zh
    switch self {
    case .wjxText: return isChinese ? "问卷星“按文本”导出" : "Wenjuanxing export by text"
    case .wjxSequence: return isChinese ? "问卷星“按序号”导出" : "Wenjuanxing export by number"
    case .kobo: return isChinese ? "KoboToolbox 导出" : "KoboToolbox export"
    case .odk: return isChinese ? "ODK 导出" : "ODK export"
    case .limesurvey: return isChinese ? "LimeSurvey 导出" : "LimeSurvey export"
    case .qualtrics: return isChinese ? "Qualtrics 导出" : "Qualtrics export"
    case .matomo: return isChinese ? "Matomo 统计" : "Matomo statistics"
    case .baiduTongji: return isChinese ? "百度统计" : "Baidu Tongji statistics"
    case .googleAnalytics: return isChinese ? "Google Analytics 统计" : "Google Analytics statistics"
    case .spss: return isChinese ? "SPSS 数据文件" : "SPSS data file"
    case .stata: return isChinese ? "Stata 数据文件" : "Stata data file"
    case .plain: return isChinese ? "普通表格" : "plain table"
    }
  }
}

extension FileVerdict {
  /// How the cells stand in the file: the sheet of a workbook, else encoding and delimiter.
  fileprivate func form(in language: Language) -> String {
    if let sheet {
      let name = TextFolding.visible(sheet)
      return language == .zh ? "Excel 工作簿 · 工作表“\(name)”" : "Excel workbook · sheet “\(name)”"
    }
    let mark = bom ? (language == .zh ? "（有 BOM）" : " with BOM") : ""
    return [encoding.map { $0.rawValue.uppercased() + mark }, delimiterName(in: language)].compactMap(\.self)
      .joined(separator: " · ")
  }

  /// The delimiter's name for people; nil where there is none.
  private func delimiterName(in language: Language) -> String? {
    let isChinese = language == .zh
    switch delimiter {
    case ",": return isChinese ? "逗号" : "comma"
    case "\t": return isChinese ? "制表符" : "tab"
    case ";": return isChinese ? "分号" : "semicolon"
    case "|": return isChinese ? "竖线" : "bar"
    default: return delimiter
    }
  }
}
