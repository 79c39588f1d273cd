import Testing

@testable import Reporting

/// QR codes against an encoder of others (the Python package qrcode 8.2, byte mode, error correction M) and published values.
@Suite struct QRCodeTests {
  /// A text of section 9 of the protocol, three times over.
  private static let text = String(
    repeating: "VDRAW1 draw=EX-2015-MID#1 frame=0751afcbb02c222f plan=a7527208501019ce seed=88e0e3015c88ab0c "
      + "result=acf22d2d43cb1963 ", count: 3)

  /// FNV-1a (64 bits) of the modules as the characters 1 and 0, row by row.
  private static func hash(_ code: QRCode) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for y in 0..<code.size {
      for x in 0..<code.size { hash = (hash ^ (code.isDark(x, y) ? 49 : 48)) &* 0x100_0000_01B3 }
    }
    return hash
  }

  @Test(arguments: [
    (1, 13, 0, 0xEF34_A12A_9CEA_8ACD as UInt64), (2, 26, 1, 0x2749_6CFE_B389_50D5), (3, 41, 2, 0x3877_3AB3_5385_7D72),
    (4, 62, 3, 0x101F_4FAA_87E7_8860), (5, 83, 4, 0x422E_0CFA_EED3_5EA3), (6, 106, 5, 0xFAFA_BFDB_9B3E_1DB2),
    (7, 121, 6, 0xB174_F25F_4657_7C27), (8, 152, 7, 0xAA43_AF6E_D137_9201), (9, 179, 0, 0x534A_1BB8_DF5D_4289),
    (10, 213, 1, 0xDA22_7811_2394_264E),
  ]) func `every version has the modules of the other encoder`(
    version: Int, length: Int, mask: Int, modules: UInt64
  ) throws {
    let code = try #require(QRCode(String(Self.text.prefix(length)), mask: mask))
    #expect(code.size == 17 + 4 * version)
    #expect(Self.hash(code) == modules)
  }

  @Test(
    arguments: [
      0x4369_5A90_68EA_99B1 as UInt64, 0x4628_C901_4234_92A6, 0x467E_DBF2_55F3_7B7 as UInt64, 0x2001_25A4_DB56_078D,
      0x750_D621_F064_6633, 0x5CE7_010B_2A9F_37FD, 0x231_35BA_54AF_A7D9, 0x7013_C68B_897F_14F3,
    ].enumerated().map { ($0, $1) }) func `every mask has the modules of the other encoder`(
      mask: Int, modules: UInt64
    ) throws
  {
    #expect(Self.hash(try #require(QRCode(String(Self.text.prefix(116)), mask: mask))) == modules)
  }

  @Test func `the mask with the fewest penalty points is taken`() throws {
    // qrcode 8.2 counts 1666 1744 1235 1378 1694 1533 1518 1544 points for masks 0 to 7.
    let text = String(Self.text.prefix(116))
    #expect(QRCode(text) == QRCode(text, mask: 2))
  }

  @Test func `correction of the tutorial's HELLO WORLD`() {
    // thonky.com/qr-code-tutorial, "Error Correction Coding", version 1-M.
    let data: [UInt8] = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17]
    #expect(ReedSolomon.correction(of: data, count: 10) == [196, 35, 39, 119, 235, 215, 231, 226, 93, 23])
  }

  @Test func `a text that is too long has no code`() {
    #expect(QRCode(String(repeating: "a", count: 213)) != nil)
    #expect(QRCode(String(repeating: "a", count: 214)) == nil)
  }
}
