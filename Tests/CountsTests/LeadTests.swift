import Testing

@testable import Counts

/// Copied values and spikes as leads.
@Suite struct LeadTests {
  // Three months of two counts: months 1 and 3 are equal, 3 pairs compared. scipy 1.17: special.ive(0, 6) =
  // 0.16665743263981658 = Σ poisson.pmf(k, 3)², special.ive(0, 80) = 0.04467329178227526.
  @Test func `the chance of equality is that of Poisson counts, for all pairs`() throws {
    let copies = CopiedValues([[[3, 40], [5, 41], [3, 40]]])
    let pair = try #require(copies.pairs.first)
    #expect(copies.pairs.count == 1 && copies.comparisons == 3)
    #expect(pair.first == 0 && pair.second == 2 && pair.values == [3, 40])
    let chance = 0.16665743263981658 * 0.04467329178227526
    #expect(abs(pair.chance - chance) < 1e-15)
    #expect(abs(pair.adjusted - 3 * chance) < 1e-15)
  }

  @Test func `zeros prove nothing, gaps are not compared, groups stand alone`() {
    #expect(CopiedValues([[[0, 0], [0, 0]]]).pairs.map(\.chance) == [1])
    let gaps = CopiedValues([[[3, nil], [3, 7], [nil, nil], [nil, nil]]])
    #expect(gaps.pairs.isEmpty && gaps.comparisons == 0)
    let groups = CopiedValues([[[9, 9]], [[9, 9]]])
    #expect(groups.pairs.isEmpty && groups.comparisons == 0)
  }

  @Test func `three equal records are three pairs`() {
    let copies = CopiedValues([[[50], [50], [50]]])
    #expect(copies.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
  }

  // By hand: the others of 12 9 11 10 60 13 have mean 11 and squares 10/(11·4) < 1, so φ = 1, t = 49/√(11·6/5) = 13.487; scipy
  // 1.17: t.sf(13.486806122797917, 4) = 8.744453072495091e-05, times 6 tests.
  @Test func `a month far above the others is found`() throws {
    let found = CountSpikes([[12, 9, 11, 10, 60, 13]])
    let spike = try #require(found.spikes.first)
    #expect(found.spikes.count == 1 && found.tests == 6)
    #expect(spike.position == 4 && spike.value == 60 && spike.expected == 11)
    #expect(abs(spike.p - 8.744453072495091e-05) < 1e-12)
    #expect(abs(spike.adjusted - 6 * 8.744453072495091e-05) < 1e-11)
  }

  // 5 beside 0 0 1 0 0: t = 4.8/√(0.2·6/5) = 9.80, p = 3.0e-4 with 4 degrees of freedom, though chance gives 5 or 6 of 6 events
  // to one of 6 months with p = 31/6⁶ = 6.6e-4.
  @Test func `small counts do not leap out by the shape of t`() throws {
    let found = CountSpikes([[0, 5, 0, 1, 0, 0]], limit: 1.1)
    #expect(abs((found.spikes.first { $0.position == 1 }?.p ?? 0) - 31 / 46656) < 1e-12)
  }

  @Test func `scatter that the series always has is no spike`() {
    #expect(CountSpikes([[2, 40, 9, 61, 30, 5]]).spikes.isEmpty)
    #expect(CountSpikes([[0, 0, 0, 0, 0, 8]]).tests == 5)
    #expect(CountSpikes([[3, nil, 4, 50]]).tests == 0)
  }
}
