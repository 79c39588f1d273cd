/// Words that stand in cells instead of values.
enum CellWords {
  /// What spreadsheets leave where a formula failed, in English and Chinese versions.
  static let spreadsheetErrors: Set<String> = [
    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!", "#CALC!", "#名称?",
    "#数值!", "#引用!", "#除以零!", "#空值!",
  ]

  /// Spellings of "no value" in columns of numbers, folded by `TextFolding.key`.
  static let missing: Set<String> = [
    "na", "n/a", "n.a.", "null", "none", "nil", ".", "-", "--", "—", "——", "/", "不适用", "拒答", "不清楚", "不知道", "缺失", "无",
    "不详", "missing", "refused", "don't know", "dk",
  ]

  /// Numbers that questionnaires use for "no answer", when all other values lie within a scale of 0 to 10.
  static let missingCodes: Set<Double> = [-99, -98, -9, -8, -1, 77, 88, 98, 99, 777, 888, 998, 999, 9999]

  static let booleans: Set<String> = ["true", "false", "yes", "no", "是", "否"]

  static func isSpreadsheetError(_ text: String) -> Bool {
    text.hasPrefix("#") && spreadsheetErrors.contains(TextFolding.plain(text))
  }

  /// Whether a text holds personal data; what and where, `PersonalData` says.
  static func holdsPersonalData(_ text: String) -> Bool { PersonalData.isHeld(in: text) }
}
