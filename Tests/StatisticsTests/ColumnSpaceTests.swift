import Statistics
import Testing

struct ColumnSpaceTests {
  /// By hand: the fit of (1, 2, 6) by a mean and by the difference of the first from the others is (1, 4, 4).
  @Test func `a dependent column adds nothing`() {
    let space = ColumnSpace(spannedBy: [[1, 1, 1], [1, 0, 0], [0, 1, 1]])
    #expect(space.rank == 2)
    for (found, expected) in zip(space.projection(of: [1, 2, 6]), [1.0, 4, 4]) {
      #expect(abs(found - expected) < 1e-14)
    }
  }

  @Test func `a zero column spans nothing`() {
    let space = ColumnSpace(spannedBy: [[0, 0]])
    #expect(space.rank == 0)
    #expect(space.projection(of: [3, 4]) == [0, 0])
  }
}
