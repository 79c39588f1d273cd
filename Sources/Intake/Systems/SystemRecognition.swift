/// Recognises the exporting system by its column names and, where two exports share them, by the cells.
struct SystemRecognition {
  /// Column names as they stand in the header row.
  let names: [String]
  /// Comments and titles above the header row.
  let preamble: [String]
  let delimiter: UInt8?
  let headerIsQuoted: Bool
  /// Cells of the first rows, for what the header does not tell.
  let sample: [[String]]

  var system: ExportSystem {
    let keys = Set(names.map { TextFolding.key($0) })
    if keys.contains("序号"), keys.contains("提交答卷时间") { return answersAreNumbers ? .wjxSequence : .wjxText }
    if keys.contains("_uuid") || keys.isSuperset(of: ["_id", "_submission_time"]) { return .kobo }
    if keys.contains("key"), !keys.isDisjoint(with: ["submissiondate", "parent_key", "meta-instanceid"]) {
      return .odk
    }
    if keys.isSuperset(of: ["startdate", "enddate"]), !keys.isDisjoint(with: ["responseid", "v1"]) {
      return .qualtrics
    }
    if keys.isSuperset(of: ["submitdate", "startlanguage"]) || mostNames(Self.isLimeSurveyName) { return .limesurvey }
    if keys.contains("label"), keys.contains(where: { $0.hasPrefix("nb_") }) { return .matomo }
    if preamble.contains(where: Self.isGoogleComment) { return .googleAnalytics }
    if Self.baiduColumns.intersection(keys).count >= 2 { return .baiduTongji }
    if delimiter == UInt8(ascii: ";"), headerIsQuoted { return .kobo }
    return .plain
  }

  /// Whether the questions' cells are option numbers. Open answers are texts in both exports, so half decides.
  private var answersAreNumbers: Bool {
    let questions = names.indices.filter { WJXHeader(names[$0]) != nil }
    let cells = sample.flatMap { row in questions.map { $0 < row.count ? row[$0] : "" } }.filter { !$0.isEmpty }
    return cells.count { Int(TextFolding.trimmed($0)) != nil } * 2 > cells.count
  }

  private func mostNames(_ matches: (String) -> Bool) -> Bool {
    let named = names.filter { !$0.isEmpty }
    return named.count > 1 && named.count(where: matches) * 2 > named.count
  }

  /// `code. Question` or `code[SUB]. …` or `code[SUB]`.
  private static func isLimeSurveyName(_ name: String) -> Bool {
    let code = name.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard let first = code.first, first.isLetter else { return false }
    let rest = name[code.endIndex...]
    return rest.hasPrefix(". ") || (rest.hasPrefix("[") && rest.contains("]"))
  }

  private static func isGoogleComment(_ line: String) -> Bool {
    guard line.hasPrefix("#") else { return false }
    if line.contains("Google Analytics") || line.hasPrefix("# ----") { return true }
    let days = line.drop { !$0.isNumber }
    return days.prefix(8).allSatisfy(\.isNumber) && days.dropFirst(8).first == "-"
  }

  private static let baiduColumns: Set<String> = [
    "浏览量(pv)", "访客数(uv)", "ip数", "跳出率", "平均访问时长", "转化次数", "浏览量", "访客数", "新访客数", "新访客比率",
  ]
}

/// A question's column name in a 问卷星 export: `N、题目` or `第N题(行或选项)`.
struct WJXHeader: Equatable {
  let number: Int
  let text: String
  /// Whether the text is a row or an option of the question, not the question itself.
  let isPart: Bool

  init?(_ name: String) {
    let name = TextFolding.trimmed(name)
    if name.hasPrefix("第"), let mark = name.firstRange(of: "题(") ?? name.firstRange(of: "题（") {
      guard let number = Int(name[name.index(after: name.startIndex)..<mark.lowerBound]), name.count > 1 else {
        return nil
      }
      self.init(number: number, text: TextFolding.trimmed(name[mark.upperBound...].dropLast()), isPart: true)
      return
    }
    let digits = name.prefix { ("0"..."9").contains($0) }
    guard let number = Int(digits), let mark = name[digits.endIndex...].first, "、:：.．".contains(mark) else {
      return nil
    }
    let text = name[digits.endIndex...].dropFirst()
    self.init(number: number, text: TextFolding.trimmed(text), isPart: false)
  }

  private init(number: Int, text: String, isPart: Bool) {
    self.number = number
    self.text = text
    self.isPart = isPart
  }
}
