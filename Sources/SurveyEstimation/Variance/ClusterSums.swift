import Tables

/// The sums over the sample from which every linear statistic, its domains, its linearised variance and its replicates
/// follow: one pass over the rows, memory of the order of the sampled units.
///
/// For a sampled unit i (of the last stage that enters the variance), a domain d and a study column y with origin c,
///
///     n_id = number of rows used,  W_id = Σ w_k,  S_id = Σ w_k (y_k − c)
///
/// over the rows k of unit i in domain d where y is not missing. Every statistic of `StudyStatistic` is a function of
/// Σ_i W_id and Σ_i S_id; the total of its influence over unit i is a·S_id + b·W_id with the derivatives a and b (Binder
/// 1983, Int. Stat. Rev. 51:279); a replicate that multiplies the weights of unit i by f_i turns the sums into Σ_i f_i W_id
/// and Σ_i f_i S_id. The origin keeps the digits of data that lie far from zero.
///
/// Sums over parts of the rows add up (`merge`), so the pass can be split between threads or machines.
struct ClusterSums: Sendable {
  /// By column: c.
  let origins: [Double]
  /// By column and slot.
  private(set) var counts: [[Int32]]
  private(set) var weights: [[Double]]
  private(set) var products: [[Double]]

  /// Passes once over `rows` (all rows when nil). Missing values are NaN; `origins` must be the same for sums that are to
  /// be merged. Complexity: O(rows · columns).
  init(
    of columns: [[Double]], origins: [Double]? = nil, weights: [Double], slots: UnitSlots, rows: Range<Int>? = nil
  ) {
    let pass = SlotPass(weights: weights, slots: slots, rows: rows ?? 0..<weights.count)
    let origins = origins ?? columns.map(Self.origin)
    let all = pass.presence()
    self.origins = origins
    var products = Self.products(pass, columns, origins)
    counts = Array(repeating: all.counts, count: columns.count)
    self.weights = Array(repeating: all.weights, count: columns.count)
    for (index, column) in columns.enumerated() where products[index].contains(where: \.isNaN) {
      let observed = pass.observed(column, origin: origins[index])
      counts[index] = observed.counts
      self.weights[index] = observed.weights
      products[index] = observed.products
    }
    self.products = products
  }

  /// Σ w(y − c) of every column by slot. Columns are independent of each other, so that large ones are shared out between the
  /// processors without changing a bit.
  private static func products(_ pass: SlotPass, _ columns: [[Double]], _ origins: [Double]) -> [[Double]] {
    let isLarge = pass.rows.count * columns.count > 1_000_000
    let parts = isLarge ? min(columns.count, ParallelWork.width) : 1
    guard parts > 1 else { return pass.products(of: columns, origins: origins) }
    return ParallelWork.values(parts) { part in
      let share = columns.count * part / parts..<columns.count * (part + 1) / parts
      return pass.products(of: Array(columns[share]), origins: Array(origins[share]))
    }.flatMap(\.self)
  }

  /// A value near those of the column: its first one that is not missing. Columns that begin with a small value keep the
  /// origin 0, at which sums of whole numbers are exact.
  static func origin(of column: [Double]) -> Double {
    let first = column.first { $0.isFinite } ?? 0
    return abs(first) < 1024 ? 0 : first
  }

  /// Adds the sums of other rows of the same design, columns and origins.
  mutating func merge(_ other: ClusterSums) {
    precondition(origins == other.origins, "only sums with the same origins can be merged")
    for index in origins.indices {
      for slot in products[index].indices {
        counts[index][slot] += other.counts[index][slot]
        weights[index][slot] += other.weights[index][slot]
        products[index][slot] += other.products[index][slot]
      }
    }
  }

  /// The sums of a domain.
  func total(ofColumn column: Int, over slots: Range<Int>) -> ColumnSums {
    var sums = ColumnSums(origin: origins[column])
    for slot in slots {
      sums.count += Int(counts[column][slot])
      sums.weights += weights[column][slot]
      sums.products += products[column][slot]
    }
    return sums
  }
}

/// The sums of one column over a domain: Σ1, Σw and Σw(y − c) over the rows used.
struct ColumnSums: Sendable {
  let origin: Double
  var count = 0
  var weights = 0.0
  var products = 0.0

  /// Σwy.
  var total: Double { products + origin * weights }
}

/// One pass over some rows that adds them up by slot.
private struct SlotPass {
  let weights: [Double]
  let slots: UnitSlots
  let rows: Range<Int>

  /// Rows worked on at a time, so that weights and slots stay in the processor's cache for all columns.
  private static let blockSize = 4096

  struct Observed {
    var counts: [Int32]
    var weights: [Double]
    var products: [Double]
  }

  /// Rows and weights by slot.
  func presence() -> (counts: [Int32], weights: [Double]) {
    var counts = [Int32](repeating: 0, count: slots.count)
    var sums = [Double](repeating: 0, count: slots.count)
    if let starts = slots.runStarts {
      weights.withUnsafeBufferPointer { weights in
        for run in runs(startingAt: starts) {
          counts[run.slot] += Int32(run.rows.count)
          sums[run.slot] += Self.sum(weights, run.rows)
        }
      }
      return (counts, sums)
    }
    for row in rows {
      let slot = Int(slots.ofRow[row])
      guard slot >= 0 else { continue }
      counts[slot] += 1
      sums[slot] += weights[row]
    }
    return (counts, sums)
  }

  /// The sums of a column with missing values.
  func observed(_ column: [Double], origin: Double) -> Observed {
    let zeros = [Double](repeating: 0, count: slots.count)
    var sums = Observed(counts: Array(repeating: 0, count: slots.count), weights: zeros, products: zeros)
    for row in rows {
      let slot = Int(slots.ofRow[row])
      guard slot >= 0, !column[row].isNaN else { continue }
      sums.counts[slot] += 1
      sums.weights[slot] += weights[row]
      sums.products[slot] += weights[row] * (column[row] - origin)
    }
    return sums
  }

  /// Σ w(y − c) of every column by slot; NaN where a value is missing.
  func products(of columns: [[Double]], origins: [Double]) -> [[Double]] {
    var sums = columns.map { _ in [Double](repeating: 0, count: slots.count) }
    let runs = slots.runStarts.map(runs(startingAt:))
    var firstRun = 0
    var start = rows.lowerBound
    while start < rows.upperBound {
      let block = start..<min(start + Self.blockSize, rows.upperBound)
      for index in columns.indices {
        if let runs {
          addRuns(runs[firstRun...], in: block, columns[index], origins[index], to: &sums[index])
        } else {
          addRows(block, columns[index], origins[index], to: &sums[index])
        }
      }
      if let runs {
        while firstRun < runs.count, runs[firstRun].rows.upperBound <= block.upperBound { firstRun += 1 }
      }
      start = block.upperBound
    }
    return sums
  }

  /// Rows of one slot that stand together.
  private struct Run {
    let rows: Range<Int>
    let slot: Int
  }

  private func runs(startingAt starts: [Int32]) -> [Run] {
    starts.indices.compactMap { index in
      let end = index + 1 < starts.count ? Int(starts[index + 1]) : slots.ofRow.count
      let range = (Int(starts[index])..<end).clamped(to: rows)
      let slot = Int(slots.ofRow[Int(starts[index])])
      return range.isEmpty || slot < 0 ? nil : Run(rows: range, slot: slot)
    }
  }

  private func addRuns(
    _ runs: ArraySlice<Run>, in block: Range<Int>, _ column: [Double], _ origin: Double, to sums: inout [Double]
  ) {
    column.withUnsafeBufferPointer { column in
      weights.withUnsafeBufferPointer { weights in
        for run in runs {
          guard run.rows.lowerBound < block.upperBound else { return }
          sums[run.slot] += Self.product(column, weights, origin, run.rows.clamped(to: block))
        }
      }
    }
  }

  /// Σ w(y − c) over neighbouring rows, in eight running sums.
  private static func product(
    _ column: UnsafeBufferPointer<Double>, _ weights: UnsafeBufferPointer<Double>, _ origin: Double, _ rows: Range<Int>
  ) -> Double {
    guard let values = column.baseAddress, let factors = weights.baseAddress else { return 0 }
    var sums = (SIMD4<Double>(), SIMD4<Double>())
    let centre = SIMD4(repeating: origin)
    var row = rows.lowerBound
    while row + 8 <= rows.upperBound {
      let y = UnsafeRawPointer(values + row)
      let w = UnsafeRawPointer(factors + row)
      sums.0 += w.loadUnaligned(as: SIMD4<Double>.self) * (y.loadUnaligned(as: SIMD4<Double>.self) - centre)
      sums.1 +=
        w.loadUnaligned(fromByteOffset: 32, as: SIMD4<Double>.self)
        * (y.loadUnaligned(fromByteOffset: 32, as: SIMD4<Double>.self) - centre)
      row += 8
    }
    var sum = (sums.0 + sums.1).sum()
    while row < rows.upperBound {
      sum += factors[row] * (values[row] - origin)
      row += 1
    }
    return sum
  }

  /// Σ w over neighbouring rows, in four running sums.
  private static func sum(_ weights: UnsafeBufferPointer<Double>, _ rows: Range<Int>) -> Double {
    guard let factors = weights.baseAddress else { return 0 }
    var sums = SIMD4<Double>()
    var row = rows.lowerBound
    while row + 4 <= rows.upperBound {
      sums += UnsafeRawPointer(factors + row).loadUnaligned(as: SIMD4<Double>.self)
      row += 4
    }
    var sum = sums.sum()
    while row < rows.upperBound {
      sum += factors[row]
      row += 1
    }
    return sum
  }

  private func addRows(_ block: Range<Int>, _ column: [Double], _ origin: Double, to sums: inout [Double]) {
    for row in block {
      let slot = Int(slots.ofRow[row])
      if slot >= 0 { sums[slot] += weights[row] * (column[row] - origin) }
    }
  }
}
