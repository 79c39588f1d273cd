import Testing

@testable import Statistics

struct CrossProductTests {
  /// Σ w x y term by term, over sizes about the block of 128 rows and the groups of four columns.
  @Test(arguments: [0, 1, 3, 4, 127, 128, 129, 300], [1, 4, 5, 9])
  func `products of blocks are those of whole columns`(rows: Int, count: Int) {
    var source = SeededGenerator(seed: (1, 1, UInt64(rows + 1), UInt64(count)))
    let columns = (0..<count).map { _ in (0..<rows).map { _ in source.uniform() - 0.5 } }
    let weights = (0..<rows).map { _ in source.uniform() }
    let (plain, weighted) = (crossProduct(of: columns), crossProduct(of: columns, weights: weights))
    for first in columns.indices {
      for second in columns.indices {
        let products = zip(columns[first], columns[second]).map { $0 * $1 }
        #expect(abs(plain[first][second] - products.compensatedSum()) < 1e-13 * Double(rows + 1))
        let expected = zip(products, weights).map { $0 * $1 }.compensatedSum()
        #expect(abs(weighted[first][second] - expected) < 1e-13 * Double(rows + 1))
      }
    }
  }

  @Test func `systems with one matrix are solved as each by itself`() throws {
    let matrix = [[4.0, 1, 0], [1, 3, 1], [0, 1, 2]]
    let rights: [[Double]] = [[1, 0, 0], [2, 5, 3]]
    let together = try #require(solutions(of: matrix, rights))
    #expect(together == rights.compactMap { solution(of: matrix, $0) })
    // By hand: 4x + y = 2, x + 3y + z = 5, y + 2z = 3 gives x = 3/18, y = 24/18, z = 15/18.
    for (found, expected) in zip(together[1], [3 / 18.0, 24 / 18.0, 15 / 18.0]) {
      #expect(abs(found - expected) < 1e-14)
    }
    #expect(solutions(of: [[1, 1], [1, 1]], [[1, 2]]) == nil)
  }
}
