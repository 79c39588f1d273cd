/// The rules that a file can break. Raw values are stable: they stand in JSON output and in stored reports.
package enum ProblemRule: String, Sendable, Codable, CaseIterable {
  case unreadableFile = "unreadable-file"
  case emptyFile = "empty-file"
  case missingColumn = "missing-column"
  case repeatedColumn = "repeated-column"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case invalidValue = "invalid-value"
  case outOfRange = "out-of-range"
  case notInCodebook = "not-in-codebook"
  case unknownSite = "unknown-site"
  case unknownProject = "unknown-project"
  case unknownDistrict = "unknown-district"
  case repeatedRow = "repeated-row"
}
