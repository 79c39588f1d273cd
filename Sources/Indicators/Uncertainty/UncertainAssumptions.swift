/// A choice of the index's author that could have been made otherwise.
package enum UncertainInput: String, Sendable, CaseIterable {
  case weights, normalisation, aggregation, imputation
}

/// What else the author of an index could have chosen.
package struct UncertainAssumptions: Sendable {
  /// Each weight is multiplied by 1 + p·(2u − 1), p from 0 to 1.
  package var weightPerturbation: Double
  /// Equally likely; nil = none.
  package var normalisations: [Normalisation?]
  package var means: [WeightedMean]
  package var imputations: [Imputation?]

  package init(
    weightPerturbation: Double, normalisations: [Normalisation?], means: [WeightedMean], imputations: [Imputation?]
  ) {
    self.weightPerturbation = weightPerturbation
    self.normalisations = normalisations
    self.means = means
    self.imputations = imputations
  }

  /// Whether an input is uncertain at all.
  func varies(_ input: UncertainInput) -> Bool {
    input == .weights ? weightPerturbation > 0 : choices(of: input) > 1
  }

  private func choices(of input: UncertainInput) -> Int {
    switch input {
    case .weights: 1
    case .normalisation: normalisations.count
    case .aggregation: means.count
    case .imputation: imputations.count
    }
  }

  /// Where the uniform numbers of a replication and input begin: the n-th of them, from 0, in the open interval (0, 1).
  package typealias Uniforms = (_ replication: Int, _ input: UncertainInput, _ count: Int) -> [Double]

  /// The assumptions of one replication, from 1.
  /// - Parameter order: the nodes in the order in which weights take their numbers.
  func draw(_ replication: Int, weights: [Double], order: [Int], uniforms: Uniforms) -> DrawnAssumptions {
    var drawn = DrawnAssumptions(weights: weights)
    if varies(.weights) {
      for (node, number) in zip(order, uniforms(replication, .weights, order.count)) {
        drawn.weights[node] *= 1 + weightPerturbation * (2 * number - 1)
      }
    }
    drawn.normalisation = choice(.normalisation, replication, uniforms)
    drawn.mean = choice(.aggregation, replication, uniforms)
    drawn.imputation = choice(.imputation, replication, uniforms)
    return drawn
  }

  /// A place in the list of choices of an input.
  private func choice(_ input: UncertainInput, _ replication: Int, _ uniforms: Uniforms) -> Int {
    guard varies(input), let number = uniforms(replication, input, 1).first else { return 0 }
    return Int((number * Double(choices(of: input))).rounded(.down))
  }
}

/// The assumptions of one replication: weights by node, and places in the lists of choices.
struct DrawnAssumptions: Sendable {
  var weights: [Double]
  var normalisation = 0
  var mean = 0
  var imputation = 0

  /// These assumptions with one input taken from others.
  func taking(_ input: UncertainInput, from other: DrawnAssumptions) -> DrawnAssumptions {
    var mixed = self
    switch input {
    case .weights: mixed.weights = other.weights
    case .normalisation: mixed.normalisation = other.normalisation
    case .aggregation: mixed.mean = other.mean
    case .imputation: mixed.imputation = other.imputation
    }
    return mixed
  }
}
