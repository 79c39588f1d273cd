import CZlib

/// Unpacks gzip (RFC 1952), all members of a file one after another; lengths and checksums are verified.
enum GzipFile {
  private static let pieceBytes = 1 << 18

  /// The unpacked bytes; throws a refusal when the file is cut or damaged, or holds more than a file may.
  static func unpacked(_ bytes: [UInt8]) throws(FileRefusal) -> [UInt8] {
    try bytes.withUnsafeBufferPointer { packed throws(FileRefusal) in
      var stream = z_stream()
      guard czlib_begin_gzip(&stream) == Z_OK else { throw FileRefusal(rule: .damagedArchive) }
      defer { inflateEnd(&stream) }
      stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
      stream.avail_in = UInt32(packed.count)
      return try inflated(&stream, of: packed.count)
    }
  }

  private static func inflated(_ stream: inout z_stream, of packed: Int) throws(FileRefusal) -> [UInt8] {
    var content: [UInt8] = []
    var inflation = InflationGuard(packed: packed, limit: ReadingLimits.unpackedBytes)
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: pieceBytes)
    defer { piece.deallocate() }
    while true {
      stream.next_out = piece.baseAddress
      stream.avail_out = UInt32(piece.count)
      let status = inflate(&stream, Z_NO_FLUSH)
      let count = piece.count - Int(stream.avail_out)
      try inflation.add(count)
      content.append(contentsOf: piece[..<count])
      switch status {
      case Z_STREAM_END where stream.avail_in == 0: return content
      case Z_STREAM_END: guard inflateReset(&stream) == Z_OK else { throw FileRefusal(rule: .damagedArchive) }
      case Z_OK where count > 0 || stream.avail_in > 0: continue
      default: throw FileRefusal(rule: .damagedArchive)
      }
    }
  }
}
