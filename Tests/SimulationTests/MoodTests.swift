import Testing

@testable import Simulation

@Suite struct MoodTests {
  // Influence 0.35. One question: its own share. Two questions of share 1/2 on the same half of the mood:
  // (0.35 + 0.65/2)²/2 + (0.65/2)²/2 = (0.455625 + 0.105625)/2 = 0.280625; on opposite halves
  // (0.35 + 0.325)·0.325 = 0.219375; together with a certain question nothing changes.
  @Test(arguments: [
    ([[0.5..<1.0]], 0.5), ([[0.5..<1.0], [0.5..<1.0]], 0.280625), ([[0.5..<1.0], [0.0..<0.5]], 0.219375),
    ([[0.5..<1.0], [0.5..<1.0], [0.0..<1.0]], 0.280625), ([], 1.0), ([[0.2..<0.3, 0.6..<0.8]], 0.3),
  ]) func `answers that share a mood go together`(questions: [[Range<Double>]], expected: Double) {
    #expect(abs(Mood.joint(questions) - expected) < 1e-12)
  }
}
