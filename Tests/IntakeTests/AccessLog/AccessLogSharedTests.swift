import Intake
import Testing

/// Logs that nobody here wrote, and broken ones. The files are no part of a checkout.
@Suite(.enabled(if: SharedFiles.arePresent, "needs ../shared"))
struct AccessLogSharedTests {
  /// GoAccess 1.7 with `--log-format=COMBINED`: valid 10000, failed 0, bandwidth 2747282740, unique visitors 2095; with
  /// `--4xx-to-unique-count` 2144; visitors by day 365, 660, 586, 533. 213 answers are 404 (grep).
  @Test func `the published sample agrees with GoAccess`() throws {
    let reading = AccessLogReader.read(try SharedFiles.source("data/log/apache_logs_elastic"))
    let numbers = reading.numbers
    #expect(reading.format == .combined)
    #expect(numbers.valid == 10_000 && numbers.failed == 0 && numbers.bytes == 2_747_282_740)
    #expect(numbers.visitors == 2_144 && numbers.visitorsAnswered == 2_095)
    #expect(numbers.days.map(\.visitors) == [365, 660, 586, 533])
    #expect(numbers.days.map(\.requests) == [1_632, 2_893, 2_896, 2_579])
    #expect(numbers.notFound == 213)
    #expect(reading.problems.map(\.rule) == [.cutLogLine])
  }

  /// Valid and refused lines by the manifest of the collection, and by eye for the formats that it does not read.
  @Test(arguments: [
    ("httpdlog_access.log", AccessLogFormat.combined, 1, 0), ("matomo_common.log", .common, 1, 0),
    ("matomo_common_encoding_big5.log", .vhostCombined, 1, 0), ("matomo_icecast2.log", .combined, 1, 0),
    ("matomo_logs_to_tests.log", .combined, 4, 1), ("matomo_ovh.log", .combined, 1, 0),
    ("matomo_static_ignores.log", .vhostCombined, 4, 0), ("matomo_iis_custom.log", .w3c, 3, 0),
    ("matomo_netscaler.log", .w3c, 1, 0), ("matomo_amazon_cloudfront_web.log", .w3c, 1, 0),
    ("matomo_shoutcast.log", .w3c, 1, 0),
  ])
  func `files of the outside collection`(name: String, format: AccessLogFormat, valid: Int, failed: Int) throws {
    let reading = AccessLogReader.read(try SharedFiles.source("data/log/\(name)"))
    #expect(reading.format == format)
    #expect(reading.numbers.valid == valid && reading.numbers.failed == failed, "\(reading.problems)")
    #expect(reading.account.balances)
  }

  @Test(arguments: ["matomo_alb.log", "matomo_custom_regex_custom_date.log", "matomo_gandi.log"])
  func `formats that are not read are refused by name`(name: String) throws {
    let reading = AccessLogReader.read(try SharedFiles.source("data/log/\(name)"))
    #expect(reading.problems.map(\.rule) == [.unknownLogFormat])
  }

  /// The lines of the manifest for broken logs.
  static let broken = SharedFiles.table("trust/badfiles/manifest.csv").filter { row in
    row["class", default: ""].hasPrefix("e0") && row["file", default: ""].hasSuffix(".log")
  }

  @Test func `the manifest has its logs`() { #expect(Self.broken.count == 7) }

  @Test(arguments: broken) func `is treated as the manifest expects`(row: [String: String]) throws {
    let reading = AccessLogReader.read(try SharedFiles.source("trust/badfiles/\(row["file", default: ""])"))
    let problems = reading.problems
    let bad = row["bad_lines", default: ""].split(separator: " ").compactMap { Int($0) }
    #expect(row["expect"] == (reading.isFatal ? "reject" : problems.isEmpty ? "accept" : "warn"), "\(problems)")
    #expect(problems.compactMap(\.line) == bad, "\(problems)")
    #expect(reading.account.lines == Int(row["data_rows", default: ""]))
    #expect(reading.account.balances)
  }

  @Test func `what is wrong with broken logs is named`() throws {
    func rules(_ name: String) throws -> [ProblemRule] {
      AccessLogReader.read(try SharedFiles.source("trust/badfiles/visible/\(name)")).problems.map(\.rule)
    }
    #expect(try rules("e03_binary.log") == [.unreadableLogLine])
    #expect(try rules("e04_clock_back.log") == [.clockGoesBack, .severalTimeZones, .impossibleLogTime])
    #expect(try rules("e05_long_url.log") == [.longLogLine])
    #expect(try rules("e07_repeats.log") == [.repeatedLogLine])
  }
}
