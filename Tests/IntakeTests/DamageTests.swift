import Testing

@testable import Intake

/// Bytes that change, by chance or by intent, never stop the program, and no row is lost from the account.
@Suite(.enabled(if: SharedFiles.arePresent, "needs ../shared"))
struct DamageTests {
  static let files = [
    "data/spss-stata/prs_sample.sav", "data/spss-stata/r_electric.sav", "data/spss-stata/prs_sample.dta",
    "data/spss-stata/hav_tagged-na-double.dta", "data/xlsx/sjs_LONumbers.xlsx", "trust/badfiles/visible/d01_clean.xlsx",
    "data/log/matomo_common.log.gz",
  ]

  @Test(arguments: files) func `a damaged file is read or refused`(path: String) throws {
    let whole = try SharedFiles.source(path)
    var state = 20_150_501
    func next(_ limit: Int) -> Int {
      state = state * 16_807 % 2_147_483_647  // Park & Miller 1988
      return state % limit
    }
    for round in 0..<200 {
      var bytes = whole.bytes
      for _ in 0...(round % 4) { bytes[next(min(bytes.count, 4_000))] = UInt8(next(256)) }
      if round % 5 == 0 { bytes.removeLast(next(bytes.count)) }
      let table = SourceTable.read(SourceFile(name: whole.name, bytes: bytes))
      #expect(table.account.balances)
      #expect(table.verdict != nil || table.isFatal)
    }
  }
}
