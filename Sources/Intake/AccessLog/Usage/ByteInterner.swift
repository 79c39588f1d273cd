/// Gives each different text of bytes a number, in the order of first occurrence. Texts are compared whole: two of them
/// never share a number.
struct ByteInterner {
  private var arena: [UInt8] = []
  /// Where each text ends in the arena; it begins where the one before ends.
  private var ends: [Int] = []
  /// Upper half of the hash, then number + 1; 0 is free. The count of slots is a power of two.
  private var slots = [UInt64](repeating: 0, count: 1024)

  var count: Int { ends.count }

  func bytes(of number: Int) -> ArraySlice<UInt8> { arena[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

  /// The number of a text, new or known. Complexity: O(n) in its length.
  mutating func number(of text: LogBytes) -> Int {
    let mark = text.quickHash & 0xFFFF_FFFF_0000_0000
    let mask = slots.count - 1
    var slot = Int(mark >> 32) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry & 0xFFFF_FFFF_0000_0000 == mark {
        let number = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
        if isText(number, text) { return number }
      }
      slot = (slot + 1) & mask
    }
    arena.append(contentsOf: text)
    ends.append(arena.count)
    slots[slot] = mark | UInt64(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  @inline(__always)
  private func isText(_ number: Int, _ text: LogBytes) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == text.count else { return false }
    return arena.withUnsafeBytes { LogBytes(rebasing: $0[start..<(start + text.count)]).equals(text) }
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for entry in slots where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }
}

/// A table of numbers by 64-bit keys; open addressing, no removal.
struct KeyTable {
  private var keys = [UInt64](repeating: KeyTable.free, count: 1024)
  private var values = [UInt32](repeating: 0, count: 1024)
  private(set) var count = 0
  private static let free = UInt64.max

  /// The value of a key; `fresh` for a new one, which is stored.
  /// - Returns: the value, and whether the key is new.
  mutating func value(of key: UInt64, fresh: UInt32) -> (value: UInt32, isNew: Bool) {
    let slot = slot(of: key)
    if keys[slot] == key { return (values[slot], false) }
    insert(key, fresh, at: slot)
    return (fresh, true)
  }

  mutating func add(_ amount: UInt32, to key: UInt64) {
    let slot = slot(of: key)
    if keys[slot] == key { values[slot] += amount } else { insert(key, amount, at: slot) }
  }

  func forEach(_ body: (_ key: UInt64, _ value: UInt32) -> Void) {
    for slot in keys.indices where keys[slot] != Self.free { body(keys[slot], values[slot]) }
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[slot] != Self.free, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func insert(_ key: UInt64, _ value: UInt32, at slot: Int) {
    (keys[slot], values[slot]) = (key, value)
    count += 1
    guard count * 3 > keys.count * 2 else { return }
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: Self.free, count: oldKeys.count * 2)
    values = [UInt32](repeating: 0, count: oldKeys.count * 2)
    for old in oldKeys.indices where oldKeys[old] != Self.free {
      let slot = self.slot(of: oldKeys[old])
      (keys[slot], values[slot]) = (oldKeys[old], oldValues[old])
    }
  }
}
