import Tables
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("survey.men", "survey.mean"), ("Survey.Ratio", "survey.ratio"), ("survey.toatl", "survey.total"),
  ])
  func `the nearest name is found`(name: String, nearest: String) {
    #expect(nearestName(to: name, among: ["survey.total", "survey.mean", "survey.ratio"])?.name == nearest)
    #expect(nearestName(to: name, among: []) == nil)
  }
}
