import Statistics
import SurveyEstimation
import Timing

/// A piece of work that is timed in memory, from typed columns to estimates with standard errors.
struct EstimationWork {
  /// The name by which the peers' scripts report the same work.
  let name: String
  let title: String
  let seconds: Double
  /// What our time should be at most, as a part of each peer's.
  let target: (R: Double?, svy: Double)

  static func all() throws -> [EstimationWork] {
    let million = LikertSample(rows: 1_000_000)
    let design = try million.draft.validated()
    let hundredThousand = LikertSample(rows: 100_000)
    let generator = SeededGenerator(seed: (1, 2, 3, 4))
    return [
      EstimationWork(
        name: "means", title: "design + means of 10 items, n = 1 M",
        seconds: try shortest(of: 9) { _ = try million.draft.validated().means(million.items) },
        target: (1.0 / 200, 1.0 / 20)),
      EstimationWork(
        name: "districts", title: "means of 10 items in 10 districts, n = 1 M",
        seconds: shortest(of: 9) {
          _ = design.means(million.items, over: design.domains(cellOfRow: million.districts, count: 10))
        }, target: (1.0 / 60, 1.0 / 150)),
      EstimationWork(
        name: "bootstrap", title: "500 bootstrap replicates, 10 totals, n = 100 k",
        seconds: try replicated(hundredThousand, .bootstrap(count: 500, generator: generator)),
        target: (nil, 1.0 / 100)),
      EstimationWork(
        name: "jackknife", title: "delete-one jackknife, 1,000 PSUs, 10 totals, n = 100 k",
        seconds: try replicated(hundredThousand, .stratifiedJackknife), target: (nil, 1.0 / 500)),
    ]
  }

  private static func replicated(_ sample: LikertSample, _ plan: ReplicatePlan) throws -> Double {
    try shortest(of: 9) {
      var draft = sample.draft
      draft.replicates = plan
      let design = try draft.validated()
      _ = design.totals(sample.items, over: design.domains())
    }
  }
}

/// How the cost of the first work grows with the rows, against reading the same bytes once.
enum Growth {
  static func print() throws {
    Swift.print("design + means of 10 items by size; plain sum = adding up the same columns once")
    for rows in [10_000, 100_000, 1_000_000, 10_000_000] {
      let sample = LikertSample(rows: rows)
      let runs = rows > 1_000_000 ? 3 : 9
      let seconds = try shortest(of: runs) { _ = try sample.draft.validated().means(sample.items) }
      let plain = shortest(of: runs) { precondition(plainSum(sample) > 0) }
      Swift.print(
        "  n = \(rows): \(milliseconds(seconds)) ms, \(nanoseconds(seconds / Double(rows))) ns a row, "
          + "\(milliseconds(plain)) ms plain sum, ratio \(milliseconds(seconds / plain / 1000))")
    }
  }

  private static func plainSum(_ sample: LikertSample) -> Double {
    var sums = SIMD8<Double>()
    for column in sample.items + [sample.weights] {
      column.withUnsafeBytes { bytes in
        for start in stride(from: 0, to: bytes.count & ~63, by: 64) {
          sums += bytes.loadUnaligned(fromByteOffset: start, as: SIMD8<Double>.self)
        }
      }
    }
    return sums.sum()
  }
}

func milliseconds(_ seconds: Double) -> String { rounded(seconds * 1000, 2) }
func nanoseconds(_ seconds: Double) -> String { rounded(seconds * 1e9, 1) }

func rounded(_ value: Double, _ places: Int) -> String {
  let scale = places == 2 ? 100.0 : 10
  return "\((value * scale).rounded() / scale)"
}
