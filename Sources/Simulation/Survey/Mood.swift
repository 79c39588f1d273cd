/// What the answers of one person have in common: with probability `influence` an answer follows the person's mood, a
/// position in [0, 1) that all answers share, else a position of its own. Every share stays as the model has it, and the
/// answers of a person are correlated.
enum Mood {
  static let influence = 0.35

  /// The probability that every question gets a position in its ranges: the integral over the mood u of the product over
  /// the questions of influence·[u in the ranges] + (1 − influence)·(length of the ranges). The integrand is constant
  /// between the ends of ranges, so the sum over these pieces is exact. 1 for no question.
  static func joint(_ questions: [[Range<Double>]]) -> Double {
    let lengths = questions.map { $0.reduce(0.0) { $0 + $1.upperBound - $1.lowerBound } }
    let ends = questions.joined().flatMap { [$0.lowerBound, $0.upperBound] }.filter { $0 > 0 && $0 < 1 }
    let cuts = [0] + Set(ends).sorted() + [1]
    return zip(cuts, cuts.dropFirst()).reduce(0) { sum, piece in
      let middle = (piece.0 + piece.1) / 2
      let product = zip(questions, lengths).reduce(1.0) { product, question in
        let follows = question.0.contains { $0.contains(middle) } ? influence : 0
        return product * (follows + (1 - influence) * question.1)
      }
      return sum + (piece.1 - piece.0) * product
    }
  }
}
