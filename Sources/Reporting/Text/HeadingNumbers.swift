import ProgrammeModel

/// Numbers of headings, tables and figures as each language writes them: 一、 (一) 1. in Chinese (GB/T 9704), 1 and 1.1 in
/// English.
enum HeadingNumbers {
  static func text(_ counters: [Int], _ language: Language) -> String {
    switch language {
    case .en: counters.map(String.init).joined(separator: ".")
    case .zh: chinese(counters)
    }
  }

  static func annex(_ number: Int, _ language: Language) -> String {
    fill(.annexLabel, "\(number)", language)
  }

  /// How a citation names its target.
  static func label(_ label: ReportLabel, _ language: Language) -> String {
    switch label {
    case .table(let number): fill(.tableLabel, "\(number)", language)
    case .figure(let number): fill(.figureLabel, "\(number)", language)
    case .annex(let number): annex(number, language)
    case .heading(let counters): text(counters, language)
    }
  }

  static func fill(_ phrase: ListPhrase, _ number: String, _ language: Language) -> String {
    NumberText(language).plain(RichText(template: phrase[language], ["number": RichText(number)]))
  }

  /// What stands before the number of the page, between it and the number of pages, and after both.
  static func pageParts(_ language: Language) -> (String, String, String) {
    let pieces = ListPhrase.page[language].split(separator: "}", omittingEmptySubsequences: false).map {
      String($0.prefix { $0 != "{" })
    }
    return (pieces.first ?? "", pieces.dropFirst().first ?? "", pieces.dropFirst(2).first ?? "")
  }

  private static func chinese(_ counters: [Int]) -> String {
    guard let last = counters.last else { return "" }
    switch counters.count {
    case 1: return numeral(last) + "、"
    case 2: return "（\(numeral(last))）"
    default: return "\(last)."
    }
  }

  /// 一 … 九十九.
  static func numeral(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard (1...99).contains(number) else { return "\(number)" }
    guard number >= 10 else { return digits[number] }
    return (number >= 20 ? digits[number / 10] : "") + "十" + digits[number % 10]
  }
}
