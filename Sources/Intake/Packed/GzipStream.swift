import CZlib

/// Unpacks gzip (RFC 1952) as its bytes come, all members one after another; lengths and checksums are verified. What
/// it unpacks to is never held whole.
///
/// A class because zlib finds its state by the stream's address, which must not move.
final class GzipStream {
  private let stream: UnsafeMutablePointer<z_stream>
  private let piece: UnsafeMutableBufferPointer<UInt8>
  private var inflation: InflationGuard
  /// Whether the last member has come to its end.
  private var isEnded = false
  private let isOpen: Bool

  /// - Parameters:
  ///   - limit: bytes that may come out; nil where they are not kept.
  ///   - pieceBytes: bytes that are handed over at a time.
  init(limit: Int?, pieceBytes: Int = 1 << 18) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    piece = .allocate(capacity: pieceBytes)
    inflation = InflationGuard(packed: 0, limit: limit ?? .max)
    isOpen = czlib_begin_gzip(stream) == Z_OK
  }

  deinit {
    if isOpen { inflateEnd(stream) }
    stream.deallocate()
    piece.deallocate()
  }

  /// Takes the bytes that follow and hands over what they unpack to.
  ///
  /// Throws a refusal for damaged bytes, and when more comes out than may.
  func unpack(
    _ packed: UnsafeRawBufferPointer, _ take: (UnsafeRawBufferPointer) -> Void
  ) throws(FileRefusal) {
    guard isOpen else { throw FileRefusal(rule: .damagedArchive) }
    let bytes = packed.bindMemory(to: UInt8.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.pointee.avail_in = UInt32(bytes.count)
    inflation.packed += bytes.count
    while true {
      if isEnded, stream.pointee.avail_in > 0 { try beginMember() }
      guard !isEnded else { return }
      stream.pointee.next_out = piece.baseAddress
      stream.pointee.avail_out = UInt32(piece.count)
      let status = inflate(stream, Z_NO_FLUSH)
      let count = piece.count - Int(stream.pointee.avail_out)
      try inflation.add(count)
      if count > 0 { take(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(piece)[..<count])) }
      switch status {
      case Z_STREAM_END: isEnded = true
      case Z_OK where count == piece.count || stream.pointee.avail_in > 0: continue
      case Z_OK, Z_BUF_ERROR: return
      default: throw FileRefusal(rule: .damagedArchive)
      }
    }
  }

  /// Ends the file; throws a refusal when its last member is cut.
  func end() throws(FileRefusal) {
    guard isEnded else { throw FileRefusal(rule: .damagedArchive) }
  }

  private func beginMember() throws(FileRefusal) {
    guard inflateReset(stream) == Z_OK else { throw FileRefusal(rule: .damagedArchive) }
    isEnded = false
  }
}
