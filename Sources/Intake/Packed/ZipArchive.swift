import CZip
import Glibc

/// A ZIP file in memory; nothing is written anywhere, entries are read piece by piece.
struct ZipArchive: ~Copyable {
  private let handle: OpaquePointer
  let entries: [Entry]

  /// A file within the archive.
  struct Entry: Equatable {
    let index: UInt64
    /// Its path: with `/`, in lower case (parts of a workbook are found whatever their case).
    let path: String
    /// Its path as the archive has it.
    let name: String
    let packedBytes: Int
    let isProtected: Bool

    var isFolder: Bool { path.hasSuffix("/") }
  }

  /// Opens an archive for as long as `body` runs.
  ///
  /// Throws a refusal when the archive is damaged or its headers contradict each other, has two entries of one name
  /// (programs would disagree which of them it holds), too many entries, or entries that lead out of the folder into
  /// which it is unpacked.
  static func open<Result>(
    _ bytes: [UInt8], _ body: (borrowing ZipArchive) throws(FileRefusal) -> Result
  ) throws(FileRefusal) -> Result {
    try bytes.withUnsafeBufferPointer { buffer throws(FileRefusal) in
      let archive = try ZipArchive(buffer)
      return try body(archive)
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) throws(FileRefusal) {
    let damaged = FileRefusal(rule: .damagedArchive)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
      throw damaged
    }
    guard let opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
      zip_source_free(source)
      throw zip_error_code_zip(&error) == ZIP_ER_EXISTS ? FileRefusal(rule: .repeatedEntry) : damaged
    }
    do {
      entries = try Self.entries(of: opened)
      handle = opened
    } catch {
      zip_discard(opened)
      throw error
    }
  }

  deinit { zip_discard(handle) }

  private static func entries(of handle: OpaquePointer) throws(FileRefusal) -> [Entry] {
    let count = zip_get_num_entries(handle, 0)
    guard count >= 0 else { throw FileRefusal(rule: .damagedArchive) }
    guard count <= ReadingLimits.archiveEntries else {
      throw FileRefusal(rule: .tooManyEntries, value: "\(count)", allowed: "\(ReadingLimits.archiveEntries)")
    }
    var entries: [Entry] = []
    var paths: Set<String> = []
    for index in 0..<UInt64(count) {
      let entry = try entry(index, of: handle)
      guard paths.insert(entry.path).inserted else {
        throw FileRefusal(rule: .repeatedEntry, value: entry.name)
      }
      entries.append(entry)
    }
    return entries
  }

  private static func entry(_ index: UInt64, of handle: OpaquePointer) throws(FileRefusal) -> Entry {
    var facts = zip_stat_t()
    guard let written = zip_get_name(handle, index, UInt32(ZIP_FL_ENC_RAW)),
      zip_stat_index(handle, index, 0, &facts) == 0
    else { throw FileRefusal(rule: .damagedArchive) }
    let name = text(written)
    let path = String(name.map { $0 == "\\" ? "/" : $0 }).lowercased()
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.hasPrefix("/"), !steps.contains("..") else { throw FileRefusal(rule: .escapingEntry, value: name) }
    return Entry(
      index: index, path: path, name: name, packedBytes: Int(clamping: facts.comp_size),
      isProtected: facts.encryption_method != ZIP_EM_NONE)
  }

  /// A name in UTF-8, else in GB18030 (what Chinese Windows writes).
  private static func text(_ name: UnsafePointer<CChar>) -> String {
    if let text = String(validatingCString: name) { return text }
    let bytes = Array(UnsafeBufferPointer(start: name, count: strlen(name))).map { UInt8(bitPattern: $0) }
    return String(decoding: CharacterConversion.convert(bytes, from: "GB18030", to: "UTF-8").bytes, as: UTF8.self)
  }

  // MARK: Reading

  /// Bytes that are unpacked at a time.
  private static let pieceBytes = 1 << 18

  /// Hands the content of an entry over piece by piece, until `take` returns false; its checksum is verified at its
  /// end.
  func read(
    _ entry: Entry, limit: Int, _ take: (UnsafeBufferPointer<UInt8>) throws(FileRefusal) -> Bool
  ) throws(FileRefusal) {
    guard !entry.isProtected else { throw FileRefusal(rule: .protectedWorkbook) }
    guard let file = zip_fopen_index(handle, entry.index, 0) else { throw FileRefusal(rule: .damagedArchive) }
    defer { zip_fclose(file) }
    var inflation = InflationGuard(packed: entry.packedBytes, limit: limit)
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.pieceBytes)
    defer { piece.deallocate() }
    while true {
      let count = Int(zip_fread(file, piece.baseAddress, UInt64(piece.count)))
      guard count >= 0 else { throw FileRefusal(rule: .damagedArchive, value: entry.name) }
      guard count > 0 else { return }
      try inflation.add(count)
      guard try take(UnsafeBufferPointer(rebasing: piece[..<count])) else { return }
    }
  }

  /// The whole content of an entry.
  func content(of entry: Entry) throws(FileRefusal) -> [UInt8] {
    var content: [UInt8] = []
    try read(entry, limit: ReadingLimits.unpackedBytes) { piece throws(FileRefusal) in
      content.append(contentsOf: piece)
      return true
    }
    return content
  }
}
