package import ProgrammeModel

/// Finds the site that a text means: by identifier or by the community's name.
///
/// Only what is written as in the list matches without a word. Another width, case or an invisible character, and a
/// name with or without 社区 or 街道, match and are named. Nothing else matches: look-alike letters and misspellings are
/// refused with the nearest entry.
package struct SiteDirectory: Sendable {
  private var exact: [String: [Site]] = [:]
  private var folded: [String: [Site]] = [:]
  private let names: [String]

  /// What a text was found to mean.
  package enum Match: Sendable, Equatable {
    case exact(Site)
    case respelled(Site)
    case ambiguous
    case unknown(nearest: String?)
  }

  package init(_ sites: [Site]) {
    for site in sites {
      exact[site.id, default: []].append(site)
      if site.name != site.id { exact[site.name, default: []].append(site) }
      for key in Set([TextFolding.key(site.id), Self.stem(site.name)]) { folded[key, default: []].append(site) }
    }
    names = sites.map(\.id) + sites.map(\.name)
  }

  package func match(_ text: String) -> Match {
    let written = TextFolding.trimmed(text)
    if let sites = exact[written] { return sites.count == 1 ? .exact(sites[0]) : .ambiguous }
    let found = (folded[TextFolding.key(written)] ?? []) + (folded[Self.stem(written)] ?? [])
    if let site = found.first { return Set(found.map(\.id)).count == 1 ? .respelled(site) : .ambiguous }
    return .unknown(nearest: suggestedName(for: written, among: names))
  }

  /// A name without what people add to it or leave out.
  private static func stem(_ name: String) -> String {
    var stem = TextFolding.key(name)
    for suffix in ["示范点", "居委会", "工作站", "社区", "街道"] where stem.hasSuffix(suffix) && stem.count > suffix.count {
      stem.removeLast(suffix.count)
    }
    return stem
  }
}

extension SiteDirectory.Match {
  /// The site, if one was found, and the problem that the text is.
  func site(_ text: String, _ place: CellPlace) -> (Site?, IntakeProblem?) {
    switch self {
    case .exact(let site): (site, nil)
    case .respelled(let site):
      (site, place.warning(.siteMatchedByName, value: text, suggestion: "\(site.id) \(site.name)"))
    case .ambiguous: (nil, place.rejection(.ambiguousSite, value: text))
    case .unknown(let nearest): (nil, place.rejection(.unknownSite, value: text, suggestion: nearest))
    }
  }
}

/// Where a cell stands, for the problems that it causes.
struct CellPlace {
  let file: String
  let line: Int
  let column: String

  func rejection(
    _ rule: ProblemRule, value: String? = nil, allowed: String? = nil, suggestion: String? = nil
  ) -> IntakeProblem {
    IntakeProblem(
      file: file, line: line, column: column, value: value, rule: rule, severity: .reject, allowed: allowed,
      suggestion: suggestion)
  }

  func warning(_ rule: ProblemRule, value: String? = nil, suggestion: String? = nil) -> IntakeProblem {
    IntakeProblem(
      file: file, line: line, column: column, value: value, rule: rule, severity: .warn, suggestion: suggestion)
  }
}
