import ProgrammeModel

/// The page of the official layout of a document (GB/T 9704-2012), which Word and PDF share: A4, type area 156 × 225 mm,
/// 22 lines of 28 pt in Chinese; the same page with smaller type in English.
struct PageStyle {
  /// Fonts by role, each with free stand-ins in the order of preference.
  struct Face: Equatable {
    let name: String
    let standIns: [String]
  }

  let language: Language
  /// A page or booklet without a cover, in smaller type so that a site takes one page.
  let isCompact: Bool

  init(_ document: ReportDocument) {
    language = document.language
    isCompact = !document.hasCover
  }

  // MARK: Millimetres

  static let width = 210.0
  static let height = 297.0
  static let officialTop = 37.0
  static let officialBottom = 35.0
  static let left = 28.0
  static let right = 26.0
  /// The type area of an upright page.
  static let textWidth = width - left - right
  static let textHeight = height - officialTop - officialBottom

  var top: Double { isCompact ? 14 : Self.officialTop }
  var bottom: Double { isCompact ? 11 : Self.officialBottom }
  /// Above and below the text of a cell.
  var cellPadding: Double { isCompact ? (language == .zh ? 0.5 : 0.42) : 1.2 }

  // MARK: Points

  /// Text (三号) and the distance of its lines, exact.
  var bodySize: Double { isCompact ? (language == .zh ? 9.5 : 9) : language == .zh ? 16 : 11.5 }
  var pitch: Double { isCompact ? (language == .zh ? 12.5 : 12) : language == .zh ? 28 : 18 }
  /// The title of the cover (二号).
  var titleSize: Double { isCompact ? 16 : 22 }
  /// Headings have the size of the text in Chinese and differ by face.
  func headingSize(_ level: Int) -> Double {
    if isCompact { return level == 1 ? 12 : 10.5 }
    return switch language {
    case .zh: 16
    case .en: level == 1 ? 17 : level == 2 ? 13.5 : 12
    }
  }
  /// Main findings (四号 in Chinese), so that the summary takes one page.
  var findingSize: Double { language == .zh && !isCompact ? 14 : bodySize }
  var findingPitch: Double { language == .zh && !isCompact ? 22 : pitch }
  var captionSize: Double { isCompact ? 9.5 : language == .zh ? 12 : 10.5 }
  /// Tables; wide ones are set smaller.
  var tableSize: Double { isCompact ? (language == .zh ? 8 : 7.5) : language == .zh ? 10.5 : 9.5 }
  var sourceSize: Double { isCompact ? 7 : language == .zh ? 9.5 : 9 }
  /// Whether paragraphs begin two characters in and stand without space between them.
  var isIndented: Bool { language == .zh && !isCompact }

  // MARK: Faces

  var body: Face { Face(name: "仿宋_GB2312", standIns: ["仿宋", "FangSong", "Noto Serif CJK SC"]) }
  var chapter: Face { Face(name: "黑体", standIns: ["SimHei", "Noto Sans CJK SC"]) }
  var section: Face { Face(name: "楷体_GB2312", standIns: ["楷体", "KaiTi", "Noto Serif CJK SC"]) }
  var title: Face { Face(name: "方正小标宋简体", standIns: ["华文中宋", "宋体", "Noto Serif CJK SC"]) }
  /// Latin letters and digits.
  var latin: String { "Times New Roman" }
  var latinHeading: String { language == .zh ? "Times New Roman" : "Arial" }
  var faces: [Face] { [body, chapter, section, title] }

  /// Room for a picture beside its caption, in millimetres.
  static func pictureRoom(isLying: Bool) -> (width: Double, height: Double) {
    isLying ? (textHeight, 110) : (textWidth, textHeight - 30)
  }

  /// Columns from which a chapter is set on lying pages.
  static let widestUprightTable = 12
}
