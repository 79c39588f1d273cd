/// The program that wrote a file. Raw values are stable: they stand in JSON output.
package enum ExportSystem: String, Sendable, Codable, CaseIterable {
  /// 问卷星, answers as option texts (按选项文本).
  case wjxText = "wjx-text"
  /// 问卷星, answers as option numbers (按选项序号).
  case wjxSequence = "wjx-sequence"
  case kobo
  case odk
  case limesurvey
  case qualtrics
  case matomo
  /// 百度统计
  case baiduTongji = "baidu-tongji"
  case googleAnalytics = "google-analytics"
  /// A data file of SPSS.
  case spss
  /// A data file of Stata.
  case stata
  case plain

  /// Columns that the system adds to the answers; they are neither questions nor unknown.
  func isOwnColumn(_ name: String) -> Bool {
    let name = TextFolding.key(name)
    switch self {
    case .wjxText, .wjxSequence: return Self.wjxColumns.contains(name)
    case .kobo: return name.hasPrefix("_") || Self.formColumns.contains(name)
    case .odk: return Self.odkColumns.contains(name) || Self.formColumns.contains(name) || name.hasPrefix("meta-")
    case .limesurvey: return Self.limeSurveyColumns.contains(name)
    case .qualtrics: return Self.qualtricsColumns.contains(name)
    case .matomo, .baiduTongji, .googleAnalytics, .spss, .stata, .plain: return false
    }
  }

  /// Columns that identify a respondent, the best first.
  var respondentColumns: [String] {
    switch self {
    case .wjxText, .wjxSequence: ["序号"]
    case .kobo: ["_uuid", "_id", "_index"]
    case .odk: ["key", "meta-instanceid"]
    case .limesurvey: ["id", "response id"]
    case .qualtrics: ["responseid", "response id", "v1"]
    case .matomo, .baiduTongji, .googleAnalytics, .spss, .stata, .plain: Self.plainIdentifiers
    }
  }

  static let plainIdentifiers = [
    "respondent_id", "respondent", "response_id", "responseid", "uid", "id", "_uuid", "uuid", "key", "序号", "编号", "答卷编号",
    "受访者编号", "问卷编号",
  ]

  static let wjxColumns: Set<String> = [
    "序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自ip", "总分", "微信昵称", "用户昵称",
  ]
  private static let formColumns: Set<String> = [
    "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "formhub/uuid",
    "__version__", "meta/instanceid",
  ]
  static let odkColumns: Set<String> = [
    "submissiondate", "key", "parent_key", "submitterid", "submittername", "attachmentspresent", "attachmentsexpected",
    "status", "reviewstate", "deviceid", "edits", "formversion", "instanceid", "formdef_version", "review_status",
  ]
  private static let limeSurveyColumns: Set<String> = [
    "id", "response id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr",
    "refurl", "token",
  ]
  private static let qualtricsColumns: Set<String> = [
    "startdate", "enddate", "status", "ipaddress", "progress", "duration (in seconds)", "finished", "recordeddate",
    "responseid", "recipientlastname", "recipientfirstname", "recipientemail", "externalreference", "locationlatitude",
    "locationlongitude", "distributionchannel", "userlanguage",
  ]
}
