/// How numbers that files hold in binary, or with more digits than they have, are written as cells: the shortest
/// decimal that reads as the same number.
enum NumberSpelling {
  /// `5`, `2.4`, `-0.000015`. Numbers from 1e16 on keep their exponent, as a spreadsheet shows them (`1.2E+17`): their
  /// last digits are lost, which the readers then name. Not finite numbers are `NaN` and `inf`.
  static func shortest(_ number: Double) -> String {
    guard number != 0 else { return "0" }
    return plain(number.description)
  }

  /// The same for a number of single precision.
  static func shortest(_ number: Float) -> String {
    guard number != 0 else { return "0" }
    return number.magnitude < 16_777_216 ? plain(number.description) : shortest(Double(number))
  }

  /// Takes the spelling of the standard library (`5.0`, `1.5e-05`, `1.2e+17`) to the one above.
  private static func plain(_ description: String) -> String {
    if description.hasSuffix(".0") { return String(description.dropLast(2)) }
    let parts = description.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return description }
    let mantissa = parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0]
    guard exponent < 0 else { return "\(mantissa)E+\(exponent)" }
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let digits = mantissa.filter { $0 != "-" && $0 != "." }
    return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
  }

  /// Whether some bytes are already the shortest decimal: at most 15 significant digits, by which different decimals
  /// are different numbers, none of them superfluous, and no exponent.
  static func isShortest(_ bytes: [UInt8]) -> Bool {
    let zero = UInt8(ascii: "0")
    var (digits, significant, point) = (0, 0, -1)
    var index = bytes.first == UInt8(ascii: "-") ? 1 : 0
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ".") {
        guard point < 0, digits > 0 else { return false }
        point = index
      } else {
        guard byte &- zero <= 9 else { return false }
        digits += 1
        if significant > 0 || byte != zero { significant += 1 }
      }
      index += 1
    }
    guard digits > 0, significant > 0 || (start == 0 && digits == 1), significant <= 15 else { return false }
    if bytes[start] == zero, point != start + 1, digits > 1 { return false }
    return point < 0 || (point < bytes.count - 1 && bytes[bytes.count - 1] != zero)
  }
}
