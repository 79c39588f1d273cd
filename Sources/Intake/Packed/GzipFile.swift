/// Unpacks gzip files that are in memory.
enum GzipFile {
  /// The unpacked bytes; throws a refusal when the file is cut or damaged, or holds more than a file may.
  static func unpacked(_ bytes: [UInt8]) throws(FileRefusal) -> [UInt8] {
    var content: [UInt8] = []
    let stream = GzipStream(limit: ReadingLimits.unpackedBytes)
    try bytes.withUnsafeBufferPointer { packed throws(FileRefusal) in
      try stream.unpack(UnsafeRawBufferPointer(packed)) { content.append(contentsOf: $0) }
    }
    try stream.end()
    return content
  }
}
