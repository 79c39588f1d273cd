import CGSL

/// The number of marked items in a sample without replacement, by the GNU Scientific Library: P(X = x) =
/// C(K, x)·C(N − K, n − x) / C(N, n).
package struct HypergeometricDistribution: Sendable {
  /// N, K and n.
  package let population: Int
  package let marked: Int
  package let sample: Int

  /// 0 ≤ marked ≤ population, 0 ≤ sample ≤ population < 2³².
  package init(population: Int, marked: Int, sample: Int) {
    precondition((0...Int(UInt32.max)).contains(population), "a population below 2^32")
    precondition((0...population).contains(marked) && (0...population).contains(sample), "parts of the population")
    _ = ScientificLibrary.prepared
    self.population = population
    self.marked = marked
    self.sample = sample
  }

  /// P(X ≤ count).
  package func cumulative(_ count: Int) -> Double {
    if count < max(0, sample - (population - marked)) { return 0 }
    if count >= min(marked, sample) { return 1 }
    return gsl_cdf_hypergeometric_P(UInt32(count), UInt32(marked), UInt32(population - marked), UInt32(sample))
  }

  /// P(X > count).
  package func upperTail(_ count: Int) -> Double {
    if count < max(0, sample - (population - marked)) { return 1 }
    if count >= min(marked, sample) { return 0 }
    return gsl_cdf_hypergeometric_Q(UInt32(count), UInt32(marked), UInt32(population - marked), UInt32(sample))
  }
}
