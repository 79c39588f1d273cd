import Tables
package import ProgrammeModel

/// Which pages of a website belong to which site and project: patterns of paths, the first that fits counts.
///
/// A pattern without `*` is a path and everything below it (`/room` fits `/room` and `/room/7`, not `/rooms`); with
/// `*`, which stands for any characters, it has to fit the whole path. Patterns and paths are compared with `%XX`
/// undone, case respected.
package struct PageRules: Sendable {
  /// What the views of a page are counted for.
  package struct Target: Sendable, Hashable {
    package let site: String
    package let project: String?

    package init(site: String, project: String?) {
      self.site = site
      self.project = project
    }
  }

  package let targets: [Target]
  private let patterns: [(pieces: [[UInt8]], target: Int)]

  /// - Parameter rules: patterns with their targets, in the order in which they are tried.
  package init(_ rules: [(pattern: String, target: Target)]) {
    var targets: [Target] = []
    var position: [Target: Int] = [:]
    patterns = rules.map { rule in
      let number = position[rule.target] ?? targets.count
      if number == targets.count { targets.append(rule.target) }
      position[rule.target] = number
      let pieces = rule.pattern.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      return (pieces.map { Self.decoded(Array($0)) }, number)
    }
    self.targets = targets
  }

  /// Number of the target of a path, nil when no pattern fits.
  func target(of path: LogBytes) -> Int? {
    guard path.offset(of: UInt8(ascii: "%")) != nil else { return match(path) }
    return Self.decoded(Array(path)).withUnsafeBytes { match($0) }
  }

  private func match(_ path: LogBytes) -> Int? { patterns.first { Self.fits(path, $0.pieces) }?.target }

  private static func fits(_ path: LogBytes, _ pieces: [[UInt8]]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, path.starts(with: first) else { return false }
    if pieces.count == 1 {
      return path.count == first.count || first.last == UInt8(ascii: "/") || path[first.count] == UInt8(ascii: "/")
    }
    let end = path.count - last.count
    var start = first.count
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      while start + piece.count <= end, !path.part(start, end).starts(with: piece) { start += 1 }
      guard start + piece.count <= end else { return false }
      start += piece.count
    }
    return start <= end && path.part(end, path.count).starts(with: last)
  }

  /// `%XX` as the byte; a percent sign that is none stays as it is.
  private static func decoded(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "%")) else { return text }
    var plain: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.count, let high = hex(text[index + 1]),
        let low = hex(text[index + 2])
      {
        plain.append(high << 4 | low)
        index += 3
      } else {
        plain.append(text[index])
        index += 1
      }
    }
    return plain
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}

extension PageRules {
  /// Most targets: they are numbered with 16 bits.
  private static let mostTargets = 65_536

  /// Reads a table with the columns `pattern`, `site` and, if wanted, `project`; sites and projects by identifier.
  /// - Parameters:
  ///   - sites: nil where there is no programme to check identifiers against; `projects` likewise.
  ///   - bySite: leaves the projects aside, so that all pages of a site are counted together.
  /// - Throws: `IntakeFailure` with every row that names no path, or a site or project that the programme does not
  ///   have.
  package init(
    _ source: SourceFile, sites: [Site]? = nil, projects: [Project]? = nil, bySite: Bool = false
  ) throws(IntakeFailure) {
    let table = try FileTable(source)
    var list = ProblemList(file: source.name)
    let patterns = Self.column("pattern", "路径", of: table)
    let owners = Self.column("site", "示范点", of: table)
    let named = Self.column("project", "项目", of: table)
    if patterns == nil { list.fatal(.missingColumn, column: "pattern", allowed: "pattern / 路径") }
    if owners == nil { list.fatal(.missingColumn, column: "site", allowed: "site / 示范点") }
    let (siteNames, projectNames) = (sites.map { Set($0.map(\.id)) }, projects.map { Set($0.map(\.id)) })
    var rules: [(pattern: String, target: Target)] = []
    for (row, line) in table.lines.enumerated() {
      guard let pattern = patterns?[row], let site = owners?[row] else { continue }
      let project = named?[row] ?? ""
      if !pattern.hasPrefix("/"), !pattern.hasPrefix("*") {
        list.fatal(.invalidValue, line: line, column: "pattern", value: pattern, allowed: "/path, /path/*")
      }
      if siteNames?.contains(site) == false { list.fatal(.unknownSite, line: line, column: "site", value: site) }
      if !project.isEmpty, projectNames?.contains(project) == false {
        list.fatal(.unknownProject, line: line, column: "project", value: project)
      }
      rules.append((pattern, Target(site: site, project: bySite || project.isEmpty ? nil : project)))
    }
    if rules.count > Self.mostTargets {
      list.fatal(.outOfRange, value: "\(rules.count)", allowed: "\(Self.mostTargets)")
    }
    guard !list.hasFatal else { throw IntakeFailure(problems: table.problems + list.finished()) }
    self.init(rules)
  }

  private static func column(_ name: String, _ other: String, of table: FileTable) -> TextColumn? {
    let names = table.table.columnNames
    return (names.firstIndex(of: name) ?? names.firstIndex(of: other)).map { table.table.columns[$0] }
  }
}
