import Statistics

/// Vouchers selected with chances proportional to their amounts: every fen of the books has the same chance
/// (monetary-unit sampling; AICPA, Audit Sampling, chapter 6), drawn independently and with replacement.
///
/// Unit k (k = 1…n) is fen ⌊u·B⌋ of the books B, counted through the vouchers in their order; u is the k-th number of the
/// stream `audit` of the seed SHA-256(`audit/1`, `frame DIGEST`, `seed TEXT`, each on its line). The books' digest is in the
/// seed: who changes a booking after the seed is known gets other vouchers.
package struct MonetaryUnitSample: Sendable, Equatable {
  /// A booking of the books.
  package struct Voucher: Sendable, Equatable {
    package let id: String
    /// Fen, above 0.
    package let amount: Int

    package init(id: String, amount: Int) {
      self.id = id
      self.amount = amount
    }
  }

  package let vouchers: [Voucher]
  /// Fen in the books; below 2⁵³.
  package let total: Int
  /// SHA-256 of the lines `id TAB fen` in order.
  package let frameDigest: String
  /// How many of the drawn fen lie in each voucher, in the order of the vouchers.
  package let hits: [Int]

  /// - Parameters:
  ///   - units: fen to draw; with no voucher none is drawn.
  ///   - seed: a published text.
  package init(_ vouchers: [Voucher], units: Int, seed: String) {
    self.vouchers = vouchers
    total = vouchers.reduce(0) { $0 + $1.amount }
    frameDigest = Self.digest(of: vouchers)
    hits = Self.hits(vouchers, total: total, units: units, seed: seed, frame: frameDigest)
  }

  package static func digest(of vouchers: [Voucher]) -> String {
    SHA256Digest(of: vouchers.map { "\($0.id)\t\($0.amount)\n" }.joined()).hex
  }

  /// The vouchers that were hit, in their order, with the number of their hits.
  package var selected: [(voucher: Voucher, hits: Int)] {
    zip(vouchers, hits).filter { $0.1 > 0 }.map { (voucher: $0.0, hits: $0.1) }
  }

  /// Complexity: O(V + n log V) for V vouchers.
  private static func hits(_ vouchers: [Voucher], total: Int, units: Int, seed: String, frame: String) -> [Int] {
    var hits = [Int](repeating: 0, count: vouchers.count)
    guard total > 0 else { return hits }
    var ends: [Int] = []
    for voucher in vouchers { ends.append((ends.last ?? 0) + voucher.amount) }
    let digest = SHA256Digest(of: "audit/1\nframe \(frame)\nseed \(seed)\n")
    var stream = UniformStream(seed: DrawSeed(published: digest.hex), label: "audit")
    for _ in 0..<units {
      let fen = min(Int(stream.next() * Double(total)), total - 1)
      var (low, high) = (0, vouchers.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] > fen { high = middle } else { low = middle + 1 }
      }
      hits[low] += 1
    }
    return hits
  }

  /// Fen to draw so that books with a share `tolerance` in error show `allowed` errors or fewer with chance `risk` at most:
  /// the smallest n with P(X ≤ allowed) ≤ risk for n independent fen. 0 < tolerance, risk < 1; allowed ≥ 0.
  package static func units(tolerance: Double, risk: Double, allowed: Int = 0) -> Int {
    func missed(_ units: Int) -> Double {
      BetaDistribution(a: Double(allowed + 1), b: Double(units - allowed)).upperTail(tolerance)
    }
    var units = allowed + 1
    while missed(units) > risk { units += 1 }
    return units
  }
}

/// What a monetary-unit sample tells of the share of the books that is in error.
package struct MonetaryBound: Sendable, Equatable {
  /// Mean taint: the unbiased estimate of the share overstated.
  package let share: Double
  /// Stringer's upper bound of the share overstated (Stringer 1963; binomial form): p₀ + Σ (p_j − p_(j−1))·t_j with taints
  /// t₁ ≥ t₂ ≥ … and p_j the exact upper limit for j errors among n. Conservative in all published simulations, not proved.
  package let stringer: Double
  /// Exact upper bound of the share of the books that lies in vouchers with any error (Clopper & Pearson 1934).
  package let exact: Double

  /// - Parameters:
  ///   - taints: (booked − audited) / booked of each drawn fen's voucher; what was booked too low counts as 0 overstated.
  ///   - erroneous: drawn fen whose voucher has any error, of either direction.
  ///   - risk: one minus the one-sided confidence. At least one taint.
  package init(taints: [Double], erroneous: Int, risk: Double) {
    let over = taints.map { min(max($0, 0), 1) }.sorted(by: >)
    let count = taints.count
    func limit(_ errors: Int) -> Double {
      AttributeAudit(population: count, sample: count, errors: errors).binomialLimits(risk: risk).upper
    }
    share = over.compensatedSum() / Double(count)
    var bound = limit(0)
    var last = bound
    for (place, taint) in over.enumerated() where taint > 0 {
      let next = limit(place + 1)
      bound += (next - last) * taint
      last = next
    }
    stringer = min(bound, 1)
    exact = limit(erroneous)
  }
}
