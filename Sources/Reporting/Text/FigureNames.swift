import ProgrammeModel

/// How figures that a result names by code are called and printed.
enum FigureNames {
  private static func phrase(_ name: String) -> FigureNamePhrase? {
    switch name {
    case "satisfaction": .satisfaction
    case "use-ratio": .useRatio
    case "verification": .verification
    case "cost-per-user": .costPerUser
    case "median-cost-per-user": .medianCost
    case "answers-needed": .answersNeeded
    case "agreement.krippendorff": .krippendorff
    case "agreement.ac2": .gwet
    case "agreement.icc.single": .icc
    case "agreement.icc.average": .iccAverage
    case "agreement.kendallW": .kendall
    default: nil
    }
  }

  /// The name in words; a name that the catalogue does not know is shown as it is.
  static func label(_ name: String, _ language: Language) -> RichText {
    phrase(name).map { RichText($0[language]) } ?? .code(name)
  }

  static func format(_ name: String) -> NumberFormat {
    switch phrase(name) {
    case .satisfaction, .verification: .percent(1)
    case .costPerUser, .medianCost: .yuan
    case .answersNeeded: .count
    case .useRatio, .krippendorff, .gwet, .icc, .iccAverage, .kendall, nil: .decimal(2)
    }
  }

  /// Whether the figure is an estimate, quoted with its interval, rather than a count or a cost.
  static func isEstimate(_ name: String) -> Bool {
    switch phrase(name) {
    case .costPerUser, .medianCost, .answersNeeded: false
    case .satisfaction, .verification, .useRatio, .krippendorff, .gwet, .icc, .iccAverage, .kendall, nil: true
    }
  }

  /// Whether disclosure control applies.
  static func isOfRespondents(_ name: String) -> Bool { phrase(name) == .satisfaction }
}
