import Foundation
import Statistics

/// Units with lognormal sizes and variables, as the peer's script makes them.
struct CovariateField {
  let columns: [[Double]]
  private let sizes: [Double]

  init(units: Int, variables: Int) {
    var generator = SeededGenerator(seed: (7, 11, 13, 17))
    func lognormal() -> Double {
      let (first, second) = (
        Double.random(in: 1e-12..<1, using: &generator), Double.random(in: 0..<1, using: &generator)
      )
      return exp((-2 * log(first)).squareRoot() * cos(2 * Double.pi * second))
    }
    sizes = (0..<units).map { _ in lognormal() }
    columns = (0..<variables).map { _ in (0..<units).map { _ in lognormal() } }
  }

  /// In proportion to size, units that would exceed 1 certain.
  func probabilities(size: Int) -> [Double] {
    var certain = Set<Int>()
    while true {
      let total = sizes.indices.filter { !certain.contains($0) }.reduce(0) { $0 + sizes[$1] }
      let places = Double(size - certain.count)
      let probabilities = sizes.indices.map { certain.contains($0) ? 1 : places * sizes[$0] / total }
      let over = probabilities.indices.filter { probabilities[$0] > 1 }
      if over.isEmpty { return probabilities }
      certain.formUnion(over)
    }
  }
}
