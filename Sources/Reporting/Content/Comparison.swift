import Evaluation

/// Whether a figure differs from a value. It does only when its interval excludes the value; a figure without an interval
/// is never said to differ.
enum Comparison: Sendable, Equatable, CaseIterable {
  case above
  case notDifferent
  case below

  init(_ figure: Figure, with value: Double) {
    if let lower = figure.lower, lower > value {
      self = .above
    } else if let upper = figure.upper, upper < value {
      self = .below
    } else {
      self = .notDifferent
    }
  }

  /// The tone where more is better.
  var tone: Tone {
    switch self {
    case .above: .good
    case .notDifferent: .neutral
    case .below: .attention
    }
  }
}

/// Items sorted into those above a value, below it, and not different from it, each in the order given.
struct Comparisons<Item> {
  private(set) var above: [Item] = []
  private(set) var notDifferent: [Item] = []
  private(set) var below: [Item] = []

  /// Items without a figure are in none of the three.
  init(_ items: [Item], with value: Double, figure: (Item) -> Figure?) {
    for item in items {
      guard let figure = figure(item) else { continue }
      switch Comparison(figure, with: value) {
      case .above: above.append(item)
      case .notDifferent: notDifferent.append(item)
      case .below: below.append(item)
      }
    }
  }
}
