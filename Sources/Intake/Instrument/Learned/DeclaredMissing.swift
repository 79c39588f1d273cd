import ProgrammeModel

extension Codebook.Variable {
  /// Why a cell holds no answer although it is not empty; nil when it is a value.
  ///
  /// A missing value says why by its label. One whose label says nothing of the kind, or that has none, counts as blank.
  func missingKind(_ cell: String) -> MissingKind? {
    guard isMissing(cell) else { return nil }
    return label(of: cell).flatMap(MissingKind.init(label:)) ?? .blank
  }

  func label(of code: String) -> String? { valueLabels.first { $0.code == code }?.label }
}

extension MissingKind {
  /// The kind that the label of a missing value names; nil when it names none.
  init?(label: String) {
    let key = TextFolding.key(label)
    let kind = Self.words.first { $0.words.contains { key.contains($0) } }?.kind
    guard let kind else { return nil }
    self = kind
  }

  /// Words of labels, the narrower before the wider: 未回答 is blank, 拒绝回答 is refused.
  private static let words: [(kind: MissingKind, words: [String])] = [
    (.refused, ["拒答", "拒绝", "不愿", "refus", "prefer not", "rather not"]),
    (.notApplicable, ["不适用", "not applicable", "inapplicable", "n/a"]),
    (.notAsked, ["未问", "不问", "未询问", "跳过", "跳答", "跳题", "not asked", "skipped", "filtered"]),
    (
      .dontKnow,
      ["不清楚", "不知道", "不了解", "说不清", "不确定", "don't know", "don’t know", "do not know", "dont know", "not sure"]
    ),
    (
      .blank,
      ["未答", "未回答", "未填", "漏答", "漏填", "空白", "缺失", "no answer", "no response", "not answered", "blank", "missing"]
    ),
  ]
}
