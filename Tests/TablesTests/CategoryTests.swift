import Tables
import Testing

struct CategoryTests {
  @Test func `numbers become categories in numeric order`() {
    let categories = DataColumn(name: "x", numbers: [10, 2, .nan, 2.5]).categories()
    #expect(categories == CategoryCodes(codes: [2, 0, -1, 1], levels: ["2", "2.5", "10"]))
  }

  @Test(
    arguments: [
      ("1", 1.0), ("-0.5", -0.5), ("+2", 2), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("nan", nil), ("inf", nil),
      ("0x1F", nil), ("1e999", nil), ("", nil), ("1,5", nil), ("1 ", nil),
    ] as [(String, Double?)])
  func `only decimal numbers are numbers`(text: String, value: Double?) {
    #expect(Double(decimalText: text) == value)
  }

  @Test(arguments: [(0.1, "0.1"), (-0.0, "0"), (197, "197"), (1e-7, "1e-07"), (4420.999908447266, "4420.999908447266")])
  func `numbers print in their shortest form`(value: Double, text: String) {
    #expect(value.shortestText == text)
  }

  @Test func `kept rows keep their levels`() {
    let column = DataColumn(name: "g", texts: ["b", "a", nil]).keeping(rows: [2, 0])
    #expect(column.content == .categories(codes: [-1, 1], levels: ["a", "b"]))
  }
}
