/// The register of public comments.
package struct CommentResult: Sendable, Equatable, Codable {
  package var themes: [Theme]

  /// Over all themes, under an empty name.
  package var total: Theme {
    func sum(_ count: KeyPath<Theme, Int>) -> Int { themes.reduce(0) { $0 + $1[keyPath: count] } }
    return Theme(
      theme: "", comments: sum(\.comments), residents: sum(\.residents), replied: sum(\.replied),
      adopted: sum(\.adopted))
  }

  package struct Theme: Sendable, Equatable, Codable {
    package var theme: String
    package var comments: Int
    package var residents: Int
    package var replied: Int
    package var adopted: Int
  }
}
