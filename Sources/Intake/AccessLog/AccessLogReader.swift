import Foundation

/// Reads access logs of any length in one pass: files come piece by piece, cut anywhere, and each piece is read by
/// several threads. The result does not depend on how the bytes were cut or on the number of threads.
///
///     var reader = AccessLogReader(threads: 2)
///     reader.begin(file: "access.log")
///     reader.read(bytes)  // as often as there are pieces
///     reader.end()
///     let reading = reader.finished()
///
/// Several files are counted together (a visitor of two of them is one), in the order in which they are given. Memory
/// grows with the number of different visitors and visits, not with the length of the log.
package struct AccessLogReader {
  /// Bad lines that are kept with their text unless the caller wants more; all are counted.
  package static let usualBadLines = 1_000
  /// Bytes of a file that are looked at to tell its format.
  private static let sampleBytes = 1 << 20

  private struct Worker {
    var usage: LogUsage
    /// Of the lines that were read last.
    var course: LogCourse

    mutating func read<Parser: LogLineParser>(_ bytes: LogBytes, with parser: inout Parser) {
      course = LogCourse(keptLines: course.keptLines)
      course.read(bytes, with: &parser, into: &usage)
    }
  }

  private let choice: AccessLogFormat?
  private let rules: PageRules?
  private let keptLines: Int
  private var workers: [Worker]
  private var files: [ReadLog] = []
  private var current: OpenLog?

  /// - Parameters:
  ///   - format: where detection is wrong.
  ///   - rules: counts views of pages by site, project and month.
  ///   - keptLines: bad lines of a file that are kept with their text.
  package init(
    format: AccessLogFormat? = nil, rules: PageRules? = nil, threads: Int = 2, keptLines: Int = usualBadLines
  ) {
    choice = format
    self.rules = rules
    self.keptLines = keptLines
    workers = (0..<max(1, threads)).map { _ in
      Worker(usage: LogUsage(rules: rules), course: LogCourse(keptLines: keptLines))
    }
  }

  /// Begins a file. The one before, if any, is ended.
  package mutating func begin(file: String) {
    end()
    current = OpenLog(file: file, course: LogCourse(keptLines: keptLines))
  }

  /// Takes the next bytes of the file; what is packed by gzip is unpacked as it comes.
  package mutating func read(_ piece: UnsafeRawBufferPointer) {
    if current?.byteCount == 0, piece.first == 0x1F {
      current?.packing = GzipStream(limit: nil, pieceBytes: Self.unpackedPiece)
    }
    current?.byteCount += piece.count
    guard let packing = current?.packing else { return readText(piece) }
    guard current?.refusal == nil else { return }
    do {
      try packing.unpack(piece) { readText($0) }
    } catch {
      refuse(error)
    }
  }

  /// Bytes that are unpacked at a time.
  private static let unpackedPiece = 1 << 22

  /// Takes no more of the file, and nothing of what it gave so far.
  private mutating func refuse(_ refusal: FileRefusal) {
    current?.refusal = refusal.rule
    current?.format = nil
    current?.isBegun = true
    current?.rest = []
  }

  private mutating func readText(_ piece: UnsafeRawBufferPointer) {
    guard var log = current, !piece.isEmpty else { return }
    current = nil
    defer { current = log }
    guard log.isBegun else {
      log.rest.append(contentsOf: piece)
      if log.rest.count >= Self.sampleBytes { begin(&log) }
      return
    }
    guard !log.rest.isEmpty else {
      readWhole(piece, of: &log)
      return
    }
    let head = piece.offset(of: 0x0A).map { $0 + 1 } ?? piece.count
    log.rest.append(contentsOf: piece.part(0, head))
    guard log.rest.last == 0x0A else { return }
    let line = log.rest
    log.rest = []
    line.withUnsafeBytes { readLines($0, of: &log) }
    readWhole(piece.part(head, piece.count), of: &log)
  }

  /// Tells the format by the first bytes of the file, which have waited, and reads their lines.
  private mutating func begin(_ log: inout OpenLog) {
    let bytes = log.rest
    log.rest = []
    log.isBegun = true
    bytes.withUnsafeBytes { bytes in
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let text = bytes.part(start, bytes.count)
      log.format =
        Self.isCompressed(bytes) ? nil : choice ?? .detected(in: text.part(0, min(text.count, Self.sampleBytes)))
      log.refusal = Self.isCompressed(bytes) ? .compressedFile : log.format == nil ? .unknownLogFormat : nil
      readWhole(text, of: &log)
    }
  }

  /// gzip, by RFC 1952, in a file that was unpacked already.
  private static func isCompressed(_ bytes: LogBytes) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Reads the lines that are whole; what follows the last line end waits.
  private mutating func readWhole(_ piece: LogBytes, of log: inout OpenLog) {
    let end = (piece.lastIndex(of: 0x0A) ?? -1) + 1
    readLines(piece.part(0, end), of: &log)
    guard log.format != nil else { return }
    log.rest.append(contentsOf: piece.part(end, piece.count))
  }

  /// Ends the file.
  package mutating func end() {
    do {
      try current?.packing?.end()
    } catch {
      refuse(error)
    }
    guard var log = current else { return }
    if !log.isBegun { begin(&log) }
    let rest = log.rest
    log.rest = []
    rest.withUnsafeBytes { readLines($0, of: &log) }
    files.append(
      ReadLog(
        file: log.file, byteCount: log.byteCount, format: log.format, refusal: log.refusal, course: log.course))
    current = nil
  }

  private mutating func readLines(_ bytes: LogBytes, of log: inout OpenLog) {
    guard !bytes.isEmpty else { return }
    switch log.format {
    case .common, .combined: readParts(bytes, with: CommonLogParser(namesHost: false), of: &log)
    case .vhostCombined: readParts(bytes, with: CommonLogParser(namesHost: true), of: &log)
    case .json: readParts(bytes, with: JSONLogParser(), of: &log)
    case .w3c:
      // What a line means depends on the directives before it: one thread reads them all.
      workers[0].read(bytes, with: &log.parser)
      log.course.append(workers[0].course)
    case nil: break
    }
  }

  private mutating func readParts<Parser: LogLineParser & Sendable>(
    _ bytes: LogBytes, with parser: Parser, of log: inout OpenLog
  ) {
    let parts = LogLines.parts(of: bytes, count: workers.count)
    workers.withUnsafeMutableBufferPointer { workers in
      nonisolated(unsafe) let workers = workers
      nonisolated(unsafe) let parts = parts
      DispatchQueue.concurrentPerform(iterations: parts.count) { part in
        var parser = parser
        workers[part].read(parts[part], with: &parser)
      }
    }
    for part in parts.indices { log.course.append(workers[part].course) }
  }

  /// What the logs amount to.
  package consuming func finished() -> AccessLogReading {
    end()
    var usage = workers[0].usage
    usage.turn()
    for worker in workers.dropFirst() {
      var other = worker.usage
      other.turn()
      usage.add(other)
    }
    return AccessLogReading(files: files, usage: usage, rules: rules)
  }
}

/// A file that is being read.
private struct OpenLog {
  let file: String
  var byteCount = 0
  /// What unpacks the file; nil for one that is not packed.
  var packing: GzipStream?
  /// Nil when the file is no log.
  var format: AccessLogFormat?
  var refusal: ProblemRule?
  /// Whether the format was looked for.
  var isBegun = false
  /// Bytes that wait: the beginning until it is long enough to tell the format, then what follows the last line end.
  var rest: [UInt8] = []
  var parser = W3CLogParser()
  var course: LogCourse
}

/// A file that was read.
struct ReadLog {
  let file: String
  let byteCount: Int
  let format: AccessLogFormat?
  let refusal: ProblemRule?
  let course: LogCourse
}

extension AccessLogReader {
  /// Reads one log that is in memory.
  package static func read(
    _ source: SourceFile, format: AccessLogFormat? = nil, rules: PageRules? = nil, threads: Int = 2
  ) -> AccessLogReading {
    var reader = AccessLogReader(format: format, rules: rules, threads: threads)
    reader.begin(file: source.name)
    source.bytes.withUnsafeBytes { reader.read($0) }
    return reader.finished()
  }
}
