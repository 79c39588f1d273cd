/// What is wrong with logs, in the words of the intake.
struct AccessLogFindings {
  private(set) var problems: [IntakeProblem] = []
  private(set) var rejected: [RejectedRow] = []

  init(_ files: [ReadLog]) {
    var before = 0
    for log in files {
      var list = ProblemList(file: log.file)
      Self.whole(log, in: &list)
      var lines: [RejectedRow] = []
      for bad in log.course.badLines {
        let text = String(decoding: bad.text, as: UTF8.self)
        let problem = IntakeProblem(
          file: log.file, line: bad.line, column: bad.fault.field, value: text, rule: bad.fault.rule, severity: .reject)
        list.add(problem)
        lines.append(RejectedRow(line: before + bad.line, text: text, problems: [problem]))
      }
      rejected += lines
      problems += list.finished()
      before += log.course.lines
    }
  }

  private static func whole(_ log: ReadLog, in list: inout ProblemList) {
    guard log.byteCount > 0 else { return list.fatal(.emptyFile) }
    if let refusal = log.refusal {
      return list.fatal(refusal, allowed: refusal == .unknownLogFormat ? AccessLogFormat.names : nil)
    }
    let course = log.course
    let unlisted = course.failed - course.badLines.count
    if unlisted > 0 {
      list.add(
        IntakeProblem(
          file: log.file, rule: .unlistedLogLines, severity: .reject, suggestion: "\(unlisted)"))
    }
    lines(course.longLines, .longLogLine, in: &list, allowed: "\(LogCourse.requestLine)")
    lines(course.cutLines, .cutLogLine, in: &list)
    once(course.clockSteps, .clockGoesBack, in: &list)
    once(course.repeats, .repeatedLogLine, in: &list)
    if course.zones.count > 1 {
      let zones = course.zones.sorted { $0.value < $1.value }.map { "\(zone($0.key)) (\($0.value))" }
      list.warn(.severalTimeZones, value: zones.joined(separator: ", "))
    }
  }

  /// A warning for each of the first lines, one with their number when there are more.
  private static func lines(
    _ marks: LogCourse.Marks, _ rule: ProblemRule, in list: inout ProblemList, allowed: String? = nil
  ) {
    guard marks.count > LogCourse.Marks.listed else {
      for line in marks.lines { list.warn(rule, line: line, allowed: allowed) }
      return
    }
    list.add(
      IntakeProblem(
        file: list.file, line: marks.lines.first, rule: rule, severity: .warn, allowed: allowed,
        occurrences: marks.count))
  }

  /// One warning for the file: how often, and on which line first.
  private static func once(_ marks: LogCourse.Marks, _ rule: ProblemRule, in list: inout ProblemList) {
    guard let first = marks.lines.first else { return }
    list.warn(rule, value: "\(marks.count)", suggestion: "\(first)")
  }

  /// `+08:00`
  private static func zone(_ minutes: Int32) -> String {
    let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
    return "\(minutes < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension LogLineFault {
  var rule: ProblemRule { self == .impossibleTime ? .impossibleLogTime : .unreadableLogLine }

  /// The part of the line that cannot be read, as the message names it.
  var field: String { self == .impossibleTime ? Self.time.rawValue : rawValue }
}
