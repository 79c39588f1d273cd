/// An XLSForm expression (`relevant`, `constraint`): the subset of XPath 1.0 that forms use.
///
/// `${q}` and `.`, texts in quotes, numbers, `= != < <= > >=`, `and`, `or`, `not()`, `true()`, `false()`,
/// `selected(${q}, 'a')`, `count-selected(${q})`, `string-length()`, `number()`, `string()`, parentheses, a minus sign.
/// Comparison follows XPath 1.0 §3.4: with a number on either side as numbers (an empty text is NaN, so false), else as
/// texts. Functions that depend on the clock or on chance (`today()`, `now()`, `random()`) are refused like any unknown
/// one.
package indirect enum FormExpression: Sendable, Equatable {
  /// The answer to a question; `.` is the answer that is being checked.
  case question(String)
  case current
  case text(String)
  case number(Double)
  case truth(Bool)
  case not(FormExpression)
  case negative(FormExpression)
  case and(FormExpression, FormExpression)
  case or(FormExpression, FormExpression)
  case comparison(Comparison, FormExpression, FormExpression)
  case selected(FormExpression, FormExpression)
  case countSelected(FormExpression)
  case stringLength(FormExpression)
  case asNumber(FormExpression)
  case asText(FormExpression)

  package enum Comparison: String, Sendable, Equatable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// What an expression amounts to.
  enum Value: Equatable {
    case text(String)
    case number(Double)
    case truth(Bool)
  }

  /// Whether the expression holds. `answer` gives the text of a question's answer (codes, joined by spaces for
  /// several), empty when there is none; `current` is the answer that `.` means.
  package func holds(current: String = "", _ answer: (String) -> String) -> Bool {
    value(current, answer).isTrue
  }

  /// The questions that the expression refers to, in its order.
  package var questions: [String] {
    switch self {
    case .question(let name): [name]
    case .current, .text, .number, .truth: []
    case .not(let inner), .negative(let inner), .countSelected(let inner), .stringLength(let inner),
      .asNumber(let inner), .asText(let inner):
      inner.questions
    case .and(let left, let right), .or(let left, let right), .comparison(_, let left, let right),
      .selected(let left, let right):
      left.questions + right.questions
    }
  }

  private func value(_ current: String, _ answer: (String) -> String) -> Value {
    func evaluated(_ inner: FormExpression) -> Value { inner.value(current, answer) }
    switch self {
    case .question(let name): return .text(answer(name))
    case .current: return .text(current)
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .truth(let truth): return .truth(truth)
    case .not(let inner): return .truth(!evaluated(inner).isTrue)
    case .negative(let inner): return .number(-evaluated(inner).asNumber)
    case .and(let left, let right): return .truth(evaluated(left).isTrue && evaluated(right).isTrue)
    case .or(let left, let right): return .truth(evaluated(left).isTrue || evaluated(right).isTrue)
    case .comparison(let comparison, let left, let right):
      return .truth(evaluated(left).compares(comparison, evaluated(right)))
    case .selected(let set, let option):
      let code = evaluated(option).asText
      return .truth(evaluated(set).codes.contains { $0.elementsEqual(code.utf8) })
    case .countSelected(let set): return .number(Double(evaluated(set).codes.count))
    case .stringLength(let inner): return .number(Double(evaluated(inner).asText.unicodeScalars.count))
    case .asNumber(let inner): return .number(evaluated(inner).asNumber)
    case .asText(let inner): return .text(evaluated(inner).asText)
    }
  }
}

extension FormExpression.Value {
  var isTrue: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .number(let number): number != 0 && !number.isNaN
    case .truth(let truth): truth
    }
  }

  var asNumber: Double {
    switch self {
    case .text(let text): NumberText(text)?.value ?? .nan
    case .number(let number): number
    case .truth(let truth): truth ? 1 : 0
    }
  }

  var asText: String {
    switch self {
    case .text(let text): text
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .truth(let truth): truth ? "true" : "false"
    }
  }

  /// The codes of an answer that may hold several.
  var codes: [Substring.UTF8View] { asText.utf8.split(separator: 0x20) }

  func compares(_ comparison: FormExpression.Comparison, _ other: FormExpression.Value) -> Bool {
    switch comparison {
    case .less: return asNumber < other.asNumber
    case .lessOrEqual: return asNumber <= other.asNumber
    case .greater: return asNumber > other.asNumber
    case .greaterOrEqual: return asNumber >= other.asNumber
    case .equal: return equals(other)
    case .unequal: return isNumeric(with: other) ? asNumber != other.asNumber : !equals(other)
    }
  }

  private func equals(_ other: FormExpression.Value) -> Bool {
    if case .truth(let left) = self { return left == other.isTrue }
    if case .truth(let right) = other { return right == isTrue }
    return isNumeric(with: other) ? asNumber == other.asNumber : asText == other.asText
  }

  private func isNumeric(with other: FormExpression.Value) -> Bool {
    switch (self, other) {
    case (.truth, _), (_, .truth): false
    case (.number, _), (_, .number): true
    case (.text, .text): false
    }
  }
}
