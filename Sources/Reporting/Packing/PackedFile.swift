import CZip

/// Packs files into a ZIP archive in memory: order as given, every date 1 January 1980, deflated. Same parts, same bytes.
package enum PackedFile {
  /// A file of the archive.
  struct Part: Equatable {
    let path: String
    let bytes: [UInt8]

    init(_ path: String, _ bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    init(_ path: String, _ text: String) { self.init(path, [UInt8](text.utf8)) }
  }

  /// What the library says.
  package struct Failure: Error, Equatable {
    package let reason: String
  }

  /// 1 January 1980 as MS-DOS writes a date.
  private static let date: UInt16 = 0x21

  static func pack(_ parts: [Part]) throws(Failure) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw failure(&error) }
    // Closing the archive gives up one hold on the buffer; the other keeps what was written.
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      zip_source_free(target)
      throw failure(&error)
    }
    let memory = parts.map { part in
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: part.bytes.count)
      _ = copy.initialize(from: part.bytes)
      return copy
    }
    defer { for copy in memory { copy.deallocate() } }
    for (part, bytes) in zip(parts, memory) where !add(part.path, bytes, to: archive) {
      let reason = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw Failure(reason: reason)
    }
    guard zip_close(archive) == 0 else {
      let reason = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw Failure(reason: reason)
    }
    return try contents(of: target)
  }

  private static func add(_ path: String, _ bytes: UnsafeMutableBufferPointer<UInt8>, to archive: OpaquePointer) -> Bool
  {
    guard let source = zip_source_buffer(archive, bytes.baseAddress, UInt64(bytes.count), 0) else { return false }
    let index = zip_file_add(archive, path, source, 0)
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    let entry = UInt64(index)
    return zip_set_file_compression(archive, entry, Int32(ZIP_CM_DEFLATE), 6) == 0
      && zip_file_set_dostime(archive, entry, 0, date, 0) == 0
      && zip_file_set_external_attributes(archive, entry, 0, UInt8(ZIP_OPSYS_DOS), 0) == 0
  }

  private static func contents(of source: OpaquePointer) throws(Failure) -> [UInt8] {
    var facts = zip_stat_t()
    guard zip_source_stat(source, &facts) == 0, zip_source_open(source) == 0 else {
      throw Failure(reason: String(cString: zip_error_strerror(zip_source_error(source))))
    }
    defer { zip_source_close(source) }
    let size = Int(facts.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_source_read(source, buffer.baseAddress, UInt64(size))))
    }
    guard bytes.count == size else { throw Failure(reason: "archive cut short") }
    return bytes
  }

  private static func failure(_ error: inout zip_error_t) -> Failure {
    Failure(reason: String(cString: zip_error_strerror(&error)))
  }
}
