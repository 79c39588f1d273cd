#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes of a log in place: nothing is copied and no text is made while lines are read.
typealias LogBytes = UnsafeRawBufferPointer

extension UnsafeRawBufferPointer {
  /// Offset of the first such byte at or after `start`, nil when there is none.
  @inline(__always)
  func offset(of byte: UInt8, from start: Int = 0) -> Int? {
    guard start < count, let base = baseAddress else { return nil }
    guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// The bytes of a range, counted from 0 again.
  @inline(__always)
  func part(_ start: Int, _ end: Int) -> LogBytes { LogBytes(rebasing: self[start..<end]) }

  @inline(__always)
  func equals(_ other: LogBytes) -> Bool {
    guard count == other.count else { return false }
    guard let left = baseAddress, let right = other.baseAddress else { return true }
    return memcmp(left, right, count) == 0
  }

  func equals(_ text: StaticString) -> Bool {
    equals(LogBytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  func starts(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && part(0, text.utf8CodeUnitCount).equals(text)
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool { allSatisfy { $0 <= 0x20 && $0 != 0 } }

  /// A whole number of at most 18 digits; nil for anything else.
  var wholeNumber: Int? {
    guard (1...18).contains(count) else { return nil }
    var value = 0
    for byte in self {
      guard let digit = Self.digit(byte) else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  @inline(__always)
  static func digit(_ byte: UInt8) -> Int? {
    let value = byte &- 0x30
    return value < 10 ? Int(value) : nil
  }

  /// Two digits at an offset that is known to exist.
  @inline(__always)
  func twoDigits(at offset: Int) -> Int? {
    guard let tens = Self.digit(self[offset]), let ones = Self.digit(self[offset + 1]) else { return nil }
    return tens * 10 + ones
  }

  @inline(__always)
  func fourDigits(at offset: Int) -> Int? {
    guard let high = twoDigits(at: offset), let low = twoDigits(at: offset + 2) else { return nil }
    return high * 100 + low
  }

  /// A hash for tables in memory, eight bytes at a time: the folded 128-bit product of Wang Yi's wyhash.
  var quickHash: UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= count {
      hash = Self.folded(hash ^ loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < count {
      tail = tail << 8 | UInt64(self[offset])
      offset += 1
    }
    return Self.folded(Self.folded(hash ^ tail) ^ 0xE703_7ED1_A0B4_28DB)
  }

  @inline(__always)
  private static func folded(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0x8EBC_6AF0_9C88_C6E3)
    return product.high ^ product.low
  }
}
