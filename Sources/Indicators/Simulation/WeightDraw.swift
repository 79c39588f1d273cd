import Foundation
import Statistics

/// Weights about the declared ones: within each group of siblings Dirichlet with the parameters κ·w/Σw, so that their mean is the
/// declared share p and their variance p(1 − p)/(κ + 1).
struct WeightDraw {
  private let shapes: [Double]
  private let parents: [Int?]

  /// - Parameter concentration: κ > 0.
  init(_ tree: IndicatorTree, concentration: Double) {
    var sums = Array(repeating: 0.0, count: tree.ids.count)
    for (weight, parent) in zip(tree.weights, tree.parents) {
      if let parent { sums[parent] += weight }
    }
    parents = tree.parents
    shapes = tree.ids.indices.map { node in
      tree.parents[node].map { concentration * tree.weights[node] / sums[$0] } ?? 0
    }
  }

  /// One weight a node, siblings summing to 1; a node of weight 0 keeps it.
  func draw(from source: inout NormalSource) -> [Double] {
    var weights = shapes.map { shape in shape > 0 ? Self.gamma(shape, &source) : 0 }
    var sums = Array(repeating: 0.0, count: weights.count)
    for (weight, parent) in zip(weights, parents) {
      if let parent { sums[parent] += weight }
    }
    for node in weights.indices {
      if let parent = parents[node], sums[parent] > 0 { weights[node] /= sums[parent] }
    }
    return weights
  }

  /// A gamma number by the method of Marsaglia & Tsang (2000, ACM Transactions on Mathematical Software 26:363); below shape 1
  /// one of shape + 1 times u^(1/shape).
  private static func gamma(_ shape: Double, _ source: inout NormalSource) -> Double {
    if shape < 1 { return gamma(shape + 1, &source) * pow(1 - source.generator.uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = source.next()
      let v = 1 + c * x
      guard v > 0 else { continue }
      let cube = v * v * v
      let u = 1 - source.generator.uniform()
      if log(u) < 0.5 * x * x + d - d * cube + d * log(cube) { return d * cube }
    }
  }
}
