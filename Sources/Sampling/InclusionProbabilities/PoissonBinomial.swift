/// The distribution of the number of successes in independent trials with different probabilities.
struct PoissonBinomial {
  /// P(S = j) for j = 0…count.
  private(set) var masses: [Double]

  /// By adding one trial after the other; O(count²). Probabilities in [0, 1].
  init(_ probabilities: [Double]) {
    masses = [1]
    masses.reserveCapacity(probabilities.count + 1)
    for probability in probabilities { add(probability) }
  }

  private mutating func add(_ probability: Double) {
    masses.append(0)
    for count in stride(from: masses.count - 1, to: 0, by: -1) {
      masses[count] = masses[count] * (1 - probability) + masses[count - 1] * probability
    }
    masses[0] *= 1 - probability
  }

  /// P(S = count); 0 outside the possible counts.
  func mass(_ count: Int) -> Double { masses.indices.contains(count) ? masses[count] : 0 }

  /// The distribution without one of the trials. The recurrence runs from the side on which errors shrink.
  func removing(_ probability: Double) -> PoissonBinomial {
    var rest = self
    rest.masses.removeLast()
    let last = rest.masses.count - 1
    if probability <= 0.5 {
      var below = 0.0
      for count in 0...last {
        below = (masses[count] - probability * below) / (1 - probability)
        rest.masses[count] = below
      }
    } else {
      var above = 0.0
      for count in stride(from: last, through: 0, by: -1) {
        above = (masses[count + 1] - (1 - probability) * above) / probability
        rest.masses[count] = above
      }
    }
    return rest
  }
}
