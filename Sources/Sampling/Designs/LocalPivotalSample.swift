/// The local pivotal method 2 (Grafström, Lundström & Schelin 2012, Biometrics 68:514): neighbours compete, so that the
/// sample is spread over the space of the coordinates.
package enum LocalPivotalSample {
  /// `probabilities` in [0, 1]; `coordinates` by column, finite. While two units are open: one at random, its nearest open
  /// neighbour (ties: first in the order), and one number that decides between them; a last one is selected if u < π.
  ///
  /// Consumes two numbers a step; the order of the units matters to the stream, not to the probabilities. Positions
  /// from 0, ascending. Complexity: O(N log N) for few coordinates.
  package static func selection(
    _ probabilities: [Double], coordinates: [[Double]], _ stream: inout UniformStream
  ) -> [Int] {
    var units = UndecidedUnits(probabilities)
    var neighbours = NeighbourTree(coordinates, units: probabilities.indices.filter { units.isOpen[$0] })
    while units.count >= 2 {
      let unit = units.unit(rank: Int(stream.next() * Double(units.count)))
      guard let other = neighbours.nearest(to: unit, count: 1).first else { break }
      let (own, rival) = duel(units.probabilities[unit], units.probabilities[other], stream.next())
      if units.set(unit, own) { neighbours.remove(unit) }
      if units.set(other, rival) { neighbours.remove(other) }
    }
    if units.count == 1 {
      let last = units.unit(rank: 0)
      units.decide(last, stream.next() < units.probabilities[last])
    }
    return units.selected
  }

  /// One of the two takes what they have together, up to 1; the other keeps the rest. Expectations stay as they are.
  private static func duel(_ own: Double, _ rival: Double, _ uniform: Double) -> (own: Double, rival: Double) {
    let sum = own + rival
    if sum < 1 { return uniform < rival / sum ? (0, sum) : (sum, 0) }
    return uniform < (1 - rival) / (2 - sum) ? (1, sum - 1) : (sum - 1, 1)
  }
}
