/// A square matrix of +1 and −1 with orthogonal columns and a first column of +1.
///
/// Built by Paley's constructions (1933, J. Math. Phys. 12:311) over prime fields and Sylvester's doubling; the order is
/// the smallest that these reach, a multiple of 4 from 4 on.
struct HadamardMatrix {
  let order: Int
  private let signs: [[Int8]]

  func sign(row: Int, column: Int) -> Int { Int(signs[row][column]) }

  init(atLeast least: Int) {
    var order = max(4, (least + 3) / 4 * 4)
    var found = Self.matrix(of: order)
    while found == nil {
      order += 4
      found = Self.matrix(of: order)
    }
    self.order = order
    // Rows whose first sign is −1 are turned round.
    signs = (found ?? []).map { row in row[0] < 0 ? row.map { -$0 } : row }
  }

  private static func matrix(of order: Int) -> [[Int8]]? {
    if order == 1 { return [[1]] }
    if order == 2 { return [[1, 1], [1, -1]] }
    if order % 4 != 0 { return nil }
    if isPrime(order - 1) { return paleyFirst(order - 1) }
    if let half = matrix(of: order / 2) { return doubled(half) }
    if order / 2 > 2, isPrime(order / 2 - 1), (order / 2 - 1) % 4 == 1 { return paleySecond(order / 2 - 1) }
    return nil
  }

  private static func doubled(_ half: [[Int8]]) -> [[Int8]] {
    half.map { $0 + $0 } + half.map { row in row + row.map { -$0 } }
  }

  private static func isPrime(_ number: Int) -> Bool {
    guard number > 1 else { return false }
    var divisor = 2
    while divisor * divisor <= number {
      if number % divisor == 0 { return false }
      divisor += 1
    }
    return true
  }

  /// χ(j − i) of a prime field.
  private static func jacobsthal(_ prime: Int) -> [[Int8]] {
    var character = [Int8](repeating: -1, count: prime)
    character[0] = 0
    for root in 1..<prime { character[root * root % prime] = 1 }
    return (0..<prime).map { row in (0..<prime).map { character[($0 - row + prime) % prime] } }
  }

  /// Order q + 1 for q ≡ 3 mod 4: I + the bordered skew matrix.
  private static func paleyFirst(_ prime: Int) -> [[Int8]] {
    let inner = jacobsthal(prime)
    let first = [Int8](repeating: 1, count: prime + 1)
    return [first]
      + inner.enumerated().map { row, values in
        [-1] + values.enumerated().map { column, value in value + (column == row ? 1 : 0) }
      }
  }

  /// Order 2(q + 1) for q ≡ 1 mod 4: the bordered symmetric matrix with 2 × 2 blocks in place of 0 and ±1.
  private static func paleySecond(_ prime: Int) -> [[Int8]] {
    let inner = jacobsthal(prime)
    let bordered = [[0] + [Int8](repeating: 1, count: prime)] + inner.map { [1] + $0 }
    var signs: [[Int8]] = []
    for row in bordered {
      signs.append(row.flatMap { $0 == 0 ? [1, -1] : [$0, $0] })
      signs.append(row.flatMap { $0 == 0 ? [-1, -1] : [$0, -$0] })
    }
    return signs
  }
}
