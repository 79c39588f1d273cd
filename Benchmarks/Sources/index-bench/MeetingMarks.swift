import ReviewPanel
import Statistics

/// Marks by 0.1 of judges on units, one in ten missing.
struct MeetingMarks {
  let table: RatingTable

  init(units: Int, judges: Int) {
    var source = NormalNumbers(stream: 2)
    var ratings: [RatingTable.Rating] = []
    for unit in 0..<units {
      let quality = source.next()
      for judge in 0..<judges where source.uniform() > 0.1 {
        let mark = 80 + 6 * (quality + 0.8 * source.next())
        ratings.append(RatingTable.Rating(unit: unit, judge: judge, value: (mark * 10).rounded() / 10))
      }
    }
    table = RatingTable(
      units: (0..<units).map { "u\($0)" }, judges: (0..<judges).map { "j\($0)" }, ratings: ratings)
  }

  func krippendorff() throws {
    let alpha = try KrippendorffAlpha(table, metric: .interval)
    precondition(alpha.coefficient.estimate.value > 0.3)
  }
}
