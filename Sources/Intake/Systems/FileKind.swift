import ProgrammeModel

/// What the rows of a file are about, by the system that wrote it or by its columns.
enum FileKind {
  /// A plain file is of the kind whose required fields it all has; of several, the kind with the most fields.
  static func recognized(_ system: ExportSystem, _ names: [String]) -> FileVerdict.Kind {
    switch system {
    case .wjxText, .wjxSequence, .kobo, .odk, .limesurvey, .qualtrics: return .survey
    case .matomo, .googleAnalytics: return .clicks
    case .baiduTongji, .spss, .stata, .plain: break
    }
    let keys = Set(names.map { TextFolding.key($0) })
    let fitting = RecordKind.allCases.map(RecordSchema.of).filter { schema in
      schema.fields.allSatisfy { field in
        !field.required || !keys.isDisjoint(with: ([field.name] + field.headers).map { TextFolding.key($0) })
      }
    }
    let best = fitting.max { $0.fields.count < $1.fields.count }
    if let kind = best.flatMap({ FileVerdict.Kind(rawValue: $0.kind.rawValue) }) { return kind }
    if system == .baiduTongji { return .clicks }
    return keys.isDisjoint(with: ["respondent_id", "respondent", "答卷编号", "受访者编号"]) ? .table : .survey
  }
}
