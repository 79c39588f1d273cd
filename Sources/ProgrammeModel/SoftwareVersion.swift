/// The version of the program, as `--version` and the annex of methods print it.
package enum SoftwareVersion {
  package static let current = "0.1.0"
}
