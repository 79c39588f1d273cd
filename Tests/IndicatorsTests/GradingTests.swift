import Indicators
import Testing

@Suite struct GradingTests {
  @Test func `equal scores share the smallest rank`() {
    #expect(ranks(ofScores: [80, 90, nil, 80, 70]) == [2, 1, nil, 2, 4])
    #expect(ranks(ofScores: []) == [])
  }

  @Test func `a score earns the best grade whose minimum it reaches`() throws {
    let grades = try Grades([("A", 90), ("B", 75), ("C", 0)])
    // 0.1 + 0.2 style rounding: the sum below is 75 less one unit in the last place.
    #expect([95.0, 90, 89.99, 75.0.nextDown, 0, -1].map(grades.index) == [0, 0, 1, 1, 2, 2])
  }

  @Test func `grades must fall to zero without repeating`() {
    #expect(throws: SimulationError.repeatedGrade("A")) { try Grades([("A", 90), ("A", 0)]) }
    #expect(throws: SimulationError.unorderedGrades("B")) { try Grades([("A", 90), ("B", 90), ("C", 0)]) }
    #expect(throws: SimulationError.noLowestGrade) { try Grades([("A", 90)]) }
    #expect(throws: SimulationError.noLowestGrade) { try Grades([]) }
  }
}
