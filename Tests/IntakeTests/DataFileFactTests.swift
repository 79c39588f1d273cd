import Tables
import Testing

@testable import Intake

/// Real data files of SPSS and Stata have the figures that pyreadstat found in them (../shared/data/MANIFEST.md). The
/// files are no part of a checkout.
@Suite(.enabled(if: SharedFiles.arePresent, "needs ../shared"))
struct DataFileFactTests {
  /// What the manifest says of one file.
  struct Fact: Sendable, CustomTestStringConvertible {
    let path: String
    let rows: Int
    let columns: Int
    let labels: Int
    let withValueLabels: Int
    let withMissing: Int
    let names: [String]
    /// Sum and number of values, by variable.
    let sums: [String: (sum: Double, count: Int)]

    var testDescription: String { path }
  }

  static let facts: [Fact] = SharedFiles.manifest.compactMap { path, line in
    guard path.hasPrefix("spss-stata/"),
      let match = line.firstMatch(
        of:
          /(\d+) rows x (\d+) cols; .*labels (\d+); vars with value labels (\d+); missing ranges (\d+); .*; vars ([^;]*)/
      )
    else { return nil }
    var sums: [String: (sum: Double, count: Int)] = [:]
    for sum in line.matches(of: /(\S+)=(-?[\d.e+]+)\(n=(\d+)\)/) {
      sums[String(sum.1)] = (Double(sum.2) ?? .nan, Int(sum.3) ?? -1)
    }
    return Fact(
      path: path, rows: Int(match.1) ?? -1, columns: Int(match.2) ?? -1, labels: Int(match.3) ?? -1,
      withValueLabels: Int(match.4) ?? -1, withMissing: Int(match.5) ?? -1,
      names: match.6.split(separator: ",").map(String.init), sums: sums)
  }

  @Test func `the manifest has its files`() {
    #expect(Self.facts.count == 14)
    #expect(Self.facts.map(\.sums.count).reduce(0, +) == 26)
  }

  @Test(arguments: facts) func `a data file has the figures of another reader`(_ fact: Fact) throws {
    let source = try SharedFiles.source("data/\(fact.path)")
    let report = FileReport(source, sha256: "")
    let codebook = try #require(SourceTable.read(source).codebook)
    #expect(report.rows.data == fact.rows)
    #expect(report.rows.balances)
    #expect(report.columns.count == fact.columns)
    #expect(Array(report.columns.map(\.name).prefix(fact.names.count)) == fact.names)
    #expect(report.columns.count { $0.label != nil } == fact.labels)
    #expect(codebook.variables.count { !$0.valueLabels.isEmpty } == fact.withValueLabels)
    #expect(codebook.variables.count { !$0.missing.isEmpty } == fact.withMissing)
    // The other reader counts values that the file declares missing; we do not.
    let declared = Set(codebook.variables.filter { !$0.missing.isEmpty }.map(\.name))
    for (name, expected) in fact.sums where !declared.contains(name) {
      let column = try #require(report.columns.first { $0.name == name })
      #expect(column.count == expected.count)
      #expect(abs((column.sum ?? .nan) - expected.sum) <= abs(expected.sum) * 1e-8)
    }
  }

  /// By pyreadstat with `user_missing=True`: one value of DAYOFWK is declared missing, 130 rows have it.
  @Test func `a declared missing value is a code and no value`() throws {
    let source = try SharedFiles.source("data/spss-stata/r_electric.sav")
    let table = SourceTable.read(source)
    let column = try #require(table.columns.firstIndex { $0.name == "DAYOFWK" })
    #expect(table.codebook?.variables[column].missing == [.numbers(9...9)])
    #expect(table.rows.count { table.cell($0, column) == "9" } == 130)
    #expect(table.rows.count { table.cell($0, column).isEmpty } == 0)
    #expect(FileReport(source, sha256: "").columns[column].missing == 130)
    let values = try FileTable(source).table.columns[column]
    #expect(values.texts.contains("") && !values.texts.contains("9"))
    #expect(table.codebook?.variables[column].valueLabels.last == Codebook.ValueLabel(code: "9", label: "MISSING"))
  }

  /// By pyreadstat: values 1 to 5, then `.a`, `.h`, `.z`.
  @Test func `missing values of Stata keep their letters`() throws {
    let source = try SharedFiles.source("data/spss-stata/hav_tagged-na-double.dta")
    let table = SourceTable.read(source)
    #expect(table.rows.map { table.cell($0, 0) } == ["1", "2", "3", "4", "5", ".a", ".h", ".z"])
    #expect(
      table.codebook?.variables[0].valueLabels == [
        Codebook.ValueLabel(code: ".a", label: "apple"), Codebook.ValueLabel(code: ".z", label: ".zebra"),
      ])
    let report = FileReport(source, sha256: "")
    #expect(report.columns[0].missing == 3)
    #expect(report.columns[0].sum == 15)
    #expect(report.problems.isEmpty)
  }

  /// By pyreadstat; the same cases in both programs.
  @Test(arguments: ["prs_sample.sav", "prs_sample.dta"]) func `dates and times are written by their format`(
    name: String
  ) throws {
    let table = SourceTable.read(try SharedFiles.source("data/spss-stata/\(name)"))
    func column(_ name: String) -> [String] {
      let index = table.columns.firstIndex { $0.name == name } ?? -1
      return table.rows.map { table.cell($0, index) }
    }
    #expect(table.verdict?.system == (name.hasSuffix("sav") ? .spss : .stata))
    #expect(table.verdict?.headerRows == 0)
    #expect(table.rows.map(\.line) == [1, 2, 3, 4, 5])
    #expect(column("mydate") == ["2018-05-06", "1880-05-06", "1960-01-01", "1583-01-01", ""])
    #expect(column("dtime") == ["2018-05-06 10:10:10", "1880-05-06 10:10:10", "1960-01-01", "1583-01-01", ""])
    #expect(column("mytime") == ["10:10:10", "23:10:10", "00:00:00", "16:10:10", ""])
    #expect(column("mynum") == ["1.1", "1.2", "-1000.3", "-1.4", "1000.3"])
    #expect(table.columns[0].label == "character")
  }
}
