/// Forms that came from one device shortly after each other.
package struct DeviceBurst: Sendable, Equatable {
  /// Its rows by time, rows of the same time in their order.
  package let rows: [Int]
  /// The first and the last time, in seconds.
  package let start: Double
  package let end: Double
}

/// Where one device sent many forms in a short time.
package struct DeviceBursts: Sendable {
  /// By start, bursts of one start by device.
  package let bursts: [DeviceBurst]
  /// The position in `bursts` of each row's burst; −1 for none.
  package let burstOfRow: [Int]
  /// Rows with a device and a time.
  package let isJudged: [Bool]

  /// A row is in a burst when a span of at most `seconds` (both ends included) holds it and, with it, at least `forms`
  /// forms of its device. Spans that share a form are one burst, which may thus last longer than `seconds`.
  ///
  /// `devices` numbers the devices, −1 where missing; `times` are seconds from any origin, NaN where missing.
  /// Complexity: O(rows · log rows).
  package init(devices: [Int32], times: [Double], forms: Int = 3, seconds: Double = 600) {
    let isJudged = zip(devices, times).map { $0 >= 0 && !$1.isNaN }
    let order = isJudged.indices.filter { isJudged[$0] }
      .sorted { (devices[$0], times[$0], $0) < (devices[$1], times[$1], $1) }
    var spans: [Range<Int>] = []
    for last in order.indices.dropFirst(max(1, forms) - 1) {
      let first = last - max(1, forms) + 1
      guard devices[order[first]] == devices[order[last]], times[order[last]] - times[order[first]] <= seconds else {
        continue
      }
      if let open = spans.last, open.upperBound > first, devices[order[open.lowerBound]] == devices[order[first]] {
        spans[spans.count - 1] = open.lowerBound..<(last + 1)
      } else {
        spans.append(first..<(last + 1))
      }
    }
    let found = spans.map { span in
      DeviceBurst(
        rows: Array(order[span]), start: times[order[span.lowerBound]], end: times[order[span.upperBound - 1]])
    }
    // Devices are ascending already, so the position breaks ties by device.
    let byStart = found.indices.sorted { (found[$0].start, $0) < (found[$1].start, $1) }.map { found[$0] }
    var burstOfRow = [Int](repeating: -1, count: devices.count)
    for (number, burst) in byStart.enumerated() { for row in burst.rows { burstOfRow[row] = number } }
    bursts = byStart
    self.burstOfRow = burstOfRow
    self.isJudged = isJudged
  }

  package var isFlagged: [Bool] { burstOfRow.map { $0 >= 0 } }
}
