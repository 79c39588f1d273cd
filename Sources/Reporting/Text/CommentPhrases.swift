import ProgrammeModel

/// Public comments (chapter 7) and the history of the catalogue (chapter 1).
enum CommentPhrase: Phrase, CaseIterable {
  case heading
  case intro
  case caption
  case source
  case theme
  case comments
  case residents
  case replied
  case adopted
  case total
  case library
  case libraryCaption
  case day
  case event
  case reason
  case entered
  case changed
  case removed

  init(_ kind: LibraryEvent.Kind) {
    self =
      switch kind {
      case .entered: .entered
      case .changed: .changed
      case .removed: .removed
      }
  }

  var chinese: String {
    switch self {
    case .heading: "公众意见"
    case .intro: "共收到公众意见 {comments} 条，已回复 {replied} 条，采纳 {adopted} 条（{table}）。"
    case .caption: "公众意见登记"
    case .source: "单位：条。意见人不登记。来源：意见登记表。"
    case .theme: "主题"
    case .comments: "意见"
    case .residents: "其中{=resident}"
    case .replied: "已回复"
    case .adopted: "采纳"
    case .total: "合计"
    case .library: "{table} 为项目库的动态调整记录。"
    case .libraryCaption: "项目库的入库、变更与移出"
    case .day: "日期"
    case .event: "事项"
    case .reason: "理由"
    case .entered: "入库"
    case .changed: "变更"
    case .removed: "移出"
    }
  }

  var english: String {
    switch self {
    case .heading: "Public comments"
    case .intro: "{comments} comments came in; {replied} have a reply, {adopted} were adopted ({table})."
    case .caption: "Register of public comments"
    case .source: "Units: comments. Who wrote them is not kept. Source: register of comments."
    case .theme: "Theme"
    case .comments: "Comments"
    case .residents: "of {=resident}s"
    case .replied: "Replied"
    case .adopted: "Adopted"
    case .total: "In all"
    case .library: "{table} lists what happened to the catalogue of projects."
    case .libraryCaption: "Entries, changes and removals of the catalogue"
    case .day: "Day"
    case .event: "What"
    case .reason: "Reason"
    case .entered: "entered"
    case .changed: "changed"
    case .removed: "removed"
    }
  }
}
