/// Spatially correlated Poisson sampling with maximal weights (Grafström 2012, J. Statist. Plann. Inference 142:139).
package enum CorrelatedPoissonSample {
  /// `probabilities` in [0, 1]; `coordinates` by column, finite. Each unit in its order is selected if u < π; what it gains
  /// or loses is taken from the later open units from the nearest on (ties: first in the order), as far as they can bear.
  ///
  /// Consumes one number for each unit that is open when its turn comes. Positions from 0, ascending.
  package static func selection(
    _ probabilities: [Double], coordinates: [[Double]], _ stream: inout UniformStream
  ) -> [Int] {
    var units = UndecidedUnits(probabilities)
    var neighbours = NeighbourTree(coordinates, units: probabilities.indices.filter { units.isOpen[$0] })
    for unit in probabilities.indices where units.isOpen[unit] {
      let probability = units.probabilities[unit]
      let isSelected = stream.next() < probability
      units.decide(unit, isSelected)
      neighbours.remove(unit)
      let gain = (isSelected ? 1 : 0) - probability
      for (other, weight) in weights(of: unit, probability, units, neighbours) {
        if units.set(other, units.probabilities[other] - gain * weight) { neighbours.remove(other) }
      }
    }
    return units.selected
  }

  /// The weight 1 as far as it is given to the neighbours, from the nearest on.
  private static func weights(
    of unit: Int, _ probability: Double, _ units: UndecidedUnits, _ neighbours: NeighbourTree
  ) -> [(unit: Int, weight: Double)] {
    var asked = 16
    while true {
      var left = 1.0
      var weights: [(unit: Int, weight: Double)] = []
      let near = neighbours.nearest(to: unit, count: asked)
      for other in near where left > 0 {
        let theirs = units.probabilities[other]
        let weight = min(left, theirs / (1 - probability), (1 - theirs) / probability)
        weights.append((other, weight))
        left -= weight
      }
      if left <= 0 || near.count < asked { return weights }
      asked *= 4
    }
  }
}
