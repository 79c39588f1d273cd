/// The cube method: samples whose estimates of balancing totals are (nearly) exact (Deville & Tillé 2004, Biometrika
/// 91:893), in the fast form of Chauvet & Tillé (2006, Comput. Statist. 21:53).
package struct CubeSample {
  private var units: UndecidedUnits
  /// x/π of the balancing variables, by unit; the first is 1, so that the size is balanced.
  private let columns: [[Double]]
  /// The open units at which a step looks, and where the next is sought.
  private var window: [Int] = []
  /// The matrix of a step, row by row.
  private var matrix: [Double] = []
  private var next = 0

  /// `probabilities` in [0, 1]; `balance` by column, finite. A step takes the first p + 1 open units in their order, p the
  /// variables in use, and moves their probabilities along a direction that keeps all p balances, until one of them is
  /// decided. With fewer units the last variable is given up (landing); a last unit is selected if u < π.
  ///
  /// Consumes one number a step. Positions from 0, ascending. Complexity: O(N·p³).
  package static func selection(
    _ probabilities: [Double], balance: [[Double]], _ stream: inout UniformStream
  ) -> [Int] {
    var sample = CubeSample(probabilities, balance)
    for variables in stride(from: balance.count + 1, through: 1, by: -1) {
      while sample.fillWindow(variables + 1) { sample.step(variables, stream.next()) }
    }
    if let last = sample.window.first {
      sample.units.decide(last, stream.next() < sample.units.probabilities[last])
    }
    return sample.units.selected
  }

  private init(_ probabilities: [Double], _ balance: [[Double]]) {
    units = UndecidedUnits(probabilities)
    columns =
      [[Double](repeating: 1, count: probabilities.count)]
      + balance.map { zip($0, probabilities).map { $1 > 0 ? $0 / $1 : 0 } }
  }

  /// Fills the window with open units in their order; false when there are too few.
  private mutating func fillWindow(_ size: Int) -> Bool {
    window.removeAll { !units.isOpen[$0] }
    while window.count < size, next < columns[0].count {
      if units.isOpen[next] { window.append(next) }
      next += 1
    }
    return window.count >= size
  }

  /// Moves the window's first `variables` + 1 units along a direction of the kernel.
  private mutating func step(_ variables: Int, _ uniform: Double) {
    let size = variables + 1
    matrix.removeAll(keepingCapacity: true)
    for row in 0..<variables {
      for unit in window.prefix(size) { matrix.append(columns[row][unit]) }
    }
    let direction = Self.kernelVector(&matrix, rows: variables, columns: size)
    var up = Double.infinity
    var down = Double.infinity
    for (column, slope) in direction.enumerated() where slope != 0 {
      let probability = units.probabilities[window[column]]
      up = min(up, (slope > 0 ? 1 - probability : -probability) / slope)
      down = min(down, (slope > 0 ? probability : probability - 1) / slope)
    }
    let length = uniform < down / (up + down) ? up : -down
    for (column, slope) in direction.enumerated() where slope != 0 {
      units.set(window[column], units.probabilities[window[column]] + length * slope)
    }
  }

  /// The vector of the kernel with 1 at the first free column and 0 at the other free ones, from the reduced row echelon
  /// form with pivots of largest size. A pivot below 1e-9 of its column's largest entry counts as 0.
  private static func kernelVector(_ matrix: inout [Double], rows: Int, columns: Int) -> [Double] {
    var pivotOfRow: [Int] = []
    var free = -1
    for column in 0..<columns where free < 0 || pivotOfRow.count < rows {
      let row = pivotOfRow.count
      guard let pivot = pivot(matrix, rows: rows, columns: columns, from: row, column) else {
        if free < 0 { free = column }
        continue
      }
      eliminate(&matrix, rows: rows, columns: columns, pivot: pivot, to: row, column)
      pivotOfRow.append(column)
    }
    var direction = [Double](repeating: 0, count: columns)
    direction[free] = 1
    for (row, column) in pivotOfRow.enumerated() { direction[column] = -matrix[row * columns + free] }
    return direction
  }

  /// The row from `start` on with the largest entry of a column; nil when that counts as 0.
  private static func pivot(_ matrix: [Double], rows: Int, columns: Int, from start: Int, _ column: Int) -> Int? {
    var largest = 0.0
    var best: (row: Int, size: Double)?
    for row in 0..<rows {
      let size = abs(matrix[row * columns + column])
      largest = max(largest, size)
      if row >= start, size > best?.size ?? 0 { best = (row, size) }
    }
    guard let best, best.size >= 1e-9 * largest else { return nil }
    return best.row
  }

  /// Makes a column a unit vector with its 1 in row `to`.
  private static func eliminate(
    _ matrix: inout [Double], rows: Int, columns: Int, pivot: Int, to row: Int, _ column: Int
  ) {
    let value = matrix[pivot * columns + column]
    for index in 0..<columns {
      matrix.swapAt(pivot * columns + index, row * columns + index)
      matrix[row * columns + index] /= value
    }
    for other in 0..<rows where other != row {
      let factor = matrix[other * columns + column]
      guard factor != 0 else { continue }
      for index in 0..<columns { matrix[other * columns + index] -= factor * matrix[row * columns + index] }
    }
  }
}
