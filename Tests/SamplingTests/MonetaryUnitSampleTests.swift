import Statistics
import Testing

@testable import Sampling

struct MonetaryUnitSampleTests {
  private static let books = [
    MonetaryUnitSample.Voucher(id: "1:2", amount: 150_000), .init(id: "1:3", amount: 2_500),
    .init(id: "1:5", amount: 47_500), .init(id: "2:2", amount: 300_000),
  ]

  // Python, hashlib only: frame = sha256 of "id\tfen\n" lines; s = sha256("audit/1\nframe F\nseed S\n");
  // h_k = sha256("s\nstream\naudit\nk"); u = (2*(first 64 bits >> 12) + 1)/2**53; fen int(u*500000).
  @Test(arguments: [("2015-10-20:03-11-19", [8, 1, 5, 15]), ("x", [11, 0, 3, 15])])
  func `anybody selects the same vouchers from books and seed`(seed: String, hits: [Int]) {
    let sample = MonetaryUnitSample(Self.books, units: 29, seed: seed)
    #expect(sample.frameDigest == "d3645ee29e9a9b8ec5088eb788f63963eb7a49aee1ce954e61fc3edb790d5c6b")
    #expect(sample.total == 500_000)
    #expect(sample.hits == hits)
    #expect(sample.selected.map(\.voucher.id) == zip(Self.books, hits).filter { $0.1 > 0 }.map(\.0.id))
  }

  @Test func `a changed booking changes the selection`() {
    var books = Self.books
    books[1] = .init(id: "1:3", amount: 2_501)
    let changed = MonetaryUnitSample(books, units: 200, seed: "x")
    #expect(changed.frameDigest != MonetaryUnitSample.digest(of: Self.books))
    #expect(changed.hits != MonetaryUnitSample(Self.books, units: 200, seed: "x").hits)
    #expect(MonetaryUnitSample([], units: 29, seed: "x").hits.isEmpty)
  }

  // No error: ln 0.05 / ln 0.95 = 58.4, ln 0.05 / ln 0.98 = 148.3, ln 0.05 / ln 0.9 = 28.4. Errors allowed: the smallest n with
  // pbinom(allowed, n, tolerance) <= 0.05 in R.
  @Test(arguments: [(0.05, 0, 59), (0.02, 0, 149), (0.1, 0, 29), (0.05, 1, 93), (0.1, 1, 46), (0.1, 2, 61)])
  func `units are the fewest that rule the tolerance out`(tolerance: Double, allowed: Int, units: Int) {
    #expect(MonetaryUnitSample.units(tolerance: tolerance, risk: 0.05, allowed: allowed) == units)
  }

  // scipy.stats.beta.ppf(0.95, k + 1, 29 - k) = 0.0981446276772957, 0.1533920245261827, 0.20156058792150391 for k = 0, 1, 2:
  // p0 + (p1 - p0)*0.5 + (p2 - p1)*0.2 = 0.13540203878080345.
  @Test func `the bound of Stringer weighs the exact limits by the taints`() {
    let clean = [Double](repeating: 0, count: 27)
    let bound = MonetaryBound(taints: [0.2] + clean + [0.5], erroneous: 2, risk: 0.05)
    #expect(abs(bound.stringer - 0.135_402_038_780_803) < 1e-12)
    #expect(abs(bound.exact - 0.201_560_587_921_504) < 1e-12)
    #expect(abs(bound.share - 0.7 / 29) < 1e-15)
    let none = MonetaryBound(taints: clean + [0, 0], erroneous: 0, risk: 0.05)
    #expect(abs(none.stringer - 0.098_144_627_677_296) < 1e-12)
    // What was booked too low is an error and not overstated.
    let under = MonetaryBound(taints: [-0.4] + clean + [0], erroneous: 1, risk: 0.05)
    #expect(under.stringer == none.stringer)
    #expect(abs(under.exact - 0.153_392_024_526_183) < 1e-12)
  }

  /// Books of 60 vouchers, a fifth of them overstated by a third: both bounds hold in at least 95 % of 400 samples, less what
  /// three standard errors of such a share allow.
  @Test func `bounds hold as often as they say`() {
    let books = (0..<60).map { MonetaryUnitSample.Voucher(id: "1:\($0)", amount: 1_000 + 7_919 * (($0 * 37) % 60)) }
    let wrong = (0..<60).filter { $0 % 5 == 0 }
    let total = books.reduce(0) { $0 + $1.amount }
    let inError = Double(wrong.reduce(0) { $0 + books[$1].amount }) / Double(total)
    var (held, heldExactly) = (0, 0)
    for trial in 0..<400 {
      let sample = MonetaryUnitSample(books, units: 59, seed: "trial \(trial)")
      let taints = sample.hits.enumerated().flatMap { place, hits in
        [Double](repeating: place % 5 == 0 ? 1.0 / 3 : 0, count: hits)
      }
      let bound = MonetaryBound(taints: taints, erroneous: taints.count { $0 > 0 }, risk: 0.05)
      held += bound.stringer >= inError / 3 ? 1 : 0
      heldExactly += bound.exact >= inError ? 1 : 0
    }
    #expect(held >= 367)
    #expect(heldExactly >= 367)
  }
}
