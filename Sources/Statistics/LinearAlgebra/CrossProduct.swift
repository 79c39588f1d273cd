/// X' diag(w) X of columns X, row by row; `weights` are 1 each when nil.
///
/// The rows are taken in blocks that stay in the nearest cache while all pairs of columns meet. Sums are plain ones in four
/// partial sums a block, blocks one after another: the order of the rows is that of the arithmetic. All columns and the
/// weights have one length. O(rows · columns²) time, O(columns) memory.
package func crossProduct(of columns: [[Double]], weights: [Double]? = nil) -> [[Double]] {
  let rowCount = columns.first?.count ?? 0
  precondition(columns.allSatisfy { $0.count == rowCount } && weights?.count ?? rowCount == rowCount)
  var product = [[Double]](repeating: Array(repeating: 0, count: columns.count), count: columns.count)
  var block = ColumnBlock(columnCount: columns.count)
  for start in stride(from: 0, to: rowCount, by: ColumnBlock.rowCount) {
    block.load(columns, weights: weights, rows: start..<min(start + ColumnBlock.rowCount, rowCount))
    block.add(to: &product)
  }
  for row in product.indices {
    for column in 0..<row { product[column][row] = product[row][column] }
  }
  return product
}

/// Some rows of all columns, plain and weighted, in vectors of four.
private struct ColumnBlock {
  static let rowCount = 128
  private static let vectors = rowCount / 4

  private let columnCount: Int
  private var plain: [SIMD4<Double>]
  private var weighted: [SIMD4<Double>]

  init(columnCount: Int) {
    self.columnCount = columnCount
    // Three more columns of zeros: pairs are taken four at a time.
    plain = Array(repeating: .zero, count: (columnCount + 3) * Self.vectors)
    weighted = Array(repeating: .zero, count: columnCount * Self.vectors)
  }

  /// Rows that are missing from the last block become zeros.
  mutating func load(_ columns: [[Double]], weights: [Double]?, rows: Range<Int>) {
    for (index, column) in columns.enumerated() {
      for vector in 0..<Self.vectors {
        var values = SIMD4<Double>.zero
        var factors = SIMD4<Double>(repeating: 1)
        let first = rows.lowerBound + 4 * vector
        if first + 4 <= rows.upperBound {
          values = SIMD4(column[first], column[first + 1], column[first + 2], column[first + 3])
          if let weights {
            factors = SIMD4(weights[first], weights[first + 1], weights[first + 2], weights[first + 3])
          }
        } else {
          for row in first..<max(first, rows.upperBound) {
            values[row - first] = column[row]
            if let weights { factors[row - first] = weights[row] }
          }
        }
        plain[index * Self.vectors + vector] = values
        weighted[index * Self.vectors + vector] = values * factors
      }
    }
  }

  /// Adds the block's products on and below the diagonal.
  func add(to product: inout [[Double]]) {
    plain.withUnsafeBufferPointer { plain in
      weighted.withUnsafeBufferPointer { weighted in
        for row in 0..<columnCount {
          for column in stride(from: 0, through: row, by: 4) {
            var (a, b, c, d) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
            let (own, other) = (row * Self.vectors, column * Self.vectors)
            for vector in 0..<Self.vectors {
              let factor = weighted[own + vector]
              a += factor * plain[other + vector]
              b += factor * plain[other + Self.vectors + vector]
              c += factor * plain[other + 2 * Self.vectors + vector]
              d += factor * plain[other + 3 * Self.vectors + vector]
            }
            let sums = SIMD4(a.sum(), b.sum(), c.sum(), d.sum())
            for place in 0..<min(4, row - column + 1) { product[row][column + place] += sums[place] }
          }
        }
      }
    }
  }
}
