#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension RestrictedLikelihood {
  /// The least criterion: the best point of a coarse grid, then Newton's method in the roots θ = √γ, in which a variance of
  /// 0 is an inner point (the criterion is even in θ; Bates et al. 2015, J. Stat. Softw. 67(1)).
  ///
  /// Ends when a step changes no root by more than 1e-9 of it.
  /// - Throws: `notConverged` with the last relative change after 200 steps.
  func minimum() throws(PanelError) -> Look {
    let grid: [Double] = [0.01, 0.1, 0.5, 1, 2, 10, 100, 10_000]
    let looks = grid.flatMap { unit in grid.compactMap { look(at: Ratios(unit: unit, judge: $0)) } }
    guard var best = looks.min(by: { $0.criterion < $1.criterion }) else { throw .notConverged(.infinity) }
    var change = Double.infinity
    for _ in 0..<200 {
      guard let next = improved(best) else { break }
      change = max(Self.change(best.ratios.unit, next.ratios.unit), Self.change(best.ratios.judge, next.ratios.judge))
      best = next
      if change <= 1e-9 { return atBoundary(best) }
    }
    // No step lowers the criterion any more: at its minimum the rounding of the criterion hides what is left.
    guard change <= 1e-5 else { throw .notConverged(change) }
    return atBoundary(best)
  }

  /// Change of a root, relative unless both are next to 0.
  private static func change(_ before: Double, _ after: Double) -> Double {
    let (old, new) = (before.squareRoot(), after.squareRoot())
    return abs(new - old) / max(old, new, 1e-4)
  }

  /// Sets ratios that vanish to 0 when that is no worse.
  private func atBoundary(_ look: Look) -> Look {
    func cleared(_ ratio: Double) -> Double { ratio < 1e-8 ? 0 : ratio }
    let ratios = Ratios(unit: cleared(look.ratios.unit), judge: cleared(look.ratios.judge))
    guard ratios != look.ratios, let edge = self.look(at: ratios) else { return look }
    return edge.criterion <= look.criterion + 1e-9 * abs(look.criterion) ? edge : look
  }

  /// A step of Newton's method on the roots, damped until the criterion does not rise; nil when none is found.
  private func improved(_ look: Look) -> Look? {
    let roots = [look.ratios.unit.squareRoot(), look.ratios.judge.squareRoot()]
    let slope = Self.slope(look, roots)
    guard let first = curvature(0, roots), let second = curvature(1, roots) else { return nil }
    let mixed = (first[1] + second[0]) / 2
    var damping = 0.0
    for _ in 0..<60 {
      let (a, d) = (first[0] + damping * scale(first[0], roots[0]), second[1] + damping * scale(second[1], roots[1]))
      let determinant = a * d - mixed * mixed
      if a > 0, determinant > 1e-14 * abs(a * d) {
        let step = [(d * slope[0] - mixed * slope[1]) / determinant, (a * slope[1] - mixed * slope[0]) / determinant]
        let (unit, judge) = (roots[0] - step[0], roots[1] - step[1])
        if let next = self.look(at: Ratios(unit: unit * unit, judge: judge * judge)),
          next.criterion <= look.criterion + 1e-13 * abs(look.criterion)
        {
          return next
        }
      }
      damping = damping == 0 ? 1e-3 : damping * 4
    }
    return nil
  }

  private func scale(_ curvature: Double, _ root: Double) -> Double {
    max(abs(curvature), 1e-3 / max(root * root, 1e-6))
  }

  /// The derivative by the roots: 2θ times that by γ.
  private static func slope(_ look: Look, _ roots: [Double]) -> [Double] {
    [2 * roots[0] * look.gradient.unit, 2 * roots[1] * look.gradient.judge]
  }

  /// The change of the slope along a root, by central differences.
  private func curvature(_ index: Int, _ roots: [Double]) -> [Double]? {
    let distance = 1e-5 * max(roots[index], 1e-2)
    func slope(_ shift: Double) -> [Double]? {
      var moved = roots
      moved[index] += shift
      let ratios = Ratios(unit: moved[0] * moved[0], judge: moved[1] * moved[1])
      return look(at: ratios).map { Self.slope($0, moved) }
    }
    guard let above = slope(distance), let below = slope(-distance) else { return nil }
    return zip(above, below).map { ($0 - $1) / (2 * distance) }
  }
}
