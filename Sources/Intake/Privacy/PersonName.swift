import ProgrammeModel

/// Names of persons within a text, by the words around them.
enum PersonName {
  /// Words that a name follows.
  private static let announcements = ["我叫", "名叫", "姓名", "户主", "联系人"]
  /// Words that follow a surname.
  private static let titles = [
    "先生", "女士", "小姐", "太太", "大爷", "大妈", "大叔", "阿姨", "叔叔", "师傅", "老师", "医生", "主任", "书记",
  ]
  private static let englishAnnouncements = ["my name is ", "name: ", "name is "]

  /// The hundred most frequent surnames (2007 census list of the Ministry of Public Security, which cover 85 % of the
  /// people), without 于 and 万, which mostly are other words; then double surnames.
  private static let surnames = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石\
    廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔向汤
    """.unicodeScalars.map(\.value))
  private static let doubleSurnames = ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙"].map(values)

  /// Questions and columns that ask for a name or a home.
  private static let askingWords = ["姓名", "名字", "称呼", "联系人", "住址", "门牌", "full name", "your name", "contact name"]
  private static let askingNames: Set<String> = [
    "name", "full_name", "fullname", "contact", "contact_name", "xingming",
  ]

  /// Whether a question asks who or where somebody is, so that the whole answer is personal.
  static func isAsked(by question: Question) -> Bool {
    askingNames.contains(TextFolding.key(question.id)) || isAsked(byHeader: question.label.zh)
      || isAsked(byHeader: question.label.en)
  }

  /// Whether a column's name or label asks who or where somebody is.
  static func isAsked(byHeader header: String?) -> Bool {
    guard let header = header.map(TextFolding.key) else { return false }
    return askingNames.contains(header) || askingWords.contains { header.contains($0) }
  }

  static func findings(in scalars: FoldedScalars) -> [PersonalData.Finding] {
    let values = scalars.values
    var found: [PersonalData.Finding] = []
    for index in values.indices {
      for announcement in announcementValues where values[index...].starts(with: announcement) {
        if let name = chineseName(values, from: index + announcement.count) {
          found.append(scalars.finding(.name, name))
        }
      }
      if index > 0, titleValues.contains(where: { values[index...].starts(with: $0) }),
        let name = titledName(values, before: index)
      {
        found.append(scalars.finding(.name, name))
      }
      for announcement in englishValues where lowered(values[index...].prefix(announcement.count)) == announcement {
        if let name = englishName(values, from: index + announcement.count) {
          found.append(scalars.finding(.name, name))
        }
      }
    }
    return found
  }

  /// Whether one of the words begins at a byte of a text.
  static func isAnnounced(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 6 <= bytes.count else { return false }
    let key = (0..<6).reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[index + $1]) }
    if bytes[index] >= 0x80 { return announcingKeys.contains(key) }
    return (key | 0x2020_2020_0000) >> 16 == 0x6E61_6D65  // "name"
  }

  // MARK: Words

  private static func values(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private static let announcementValues = announcements.map(values)
  private static let titleValues = titles.map(values)
  private static let englishValues = englishAnnouncements.map(values)
  /// The first two characters of each word, as their six bytes.
  private static let announcingKeys = Set(
    (announcements + titles).map { $0.utf8.prefix(6).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })

  private static func lowered(_ values: ArraySlice<UInt32>) -> [UInt32] {
    values.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  /// A surname and one or two characters, after 是, 为, a colon or spaces.
  private static func chineseName(_ values: [UInt32], from start: Int) -> Range<Int>? {
    let fillers: Set<UInt32> = [0x20, 0x3A, 0x3D, 0x662F, 0x4E3A, 0x53EB]
    let begin = values[start...].firstIndex { !fillers.contains($0) } ?? values.count
    let given: Int
    if doubleSurnames.contains(where: { values[begin...].starts(with: $0) }) {
      given = begin + 2
    } else if begin < values.count, surnames.contains(values[begin]) {
      given = begin + 1
    } else {
      return nil
    }
    let length = values[given...].prefix(2).prefix { FoldedScalars.isHan($0) }.count
    return length > 0 ? begin..<given + length : nil
  }

  /// The surname before a title. Doubled characters are none: 谢谢 before 阿姨 is thanks.
  private static func titledName(_ values: [UInt32], before title: Int) -> Range<Int>? {
    if title > 1, doubleSurnames.contains(Array(values[title - 2..<title])) { return title - 2..<title }
    guard surnames.contains(values[title - 1]), title < 2 || values[title - 2] != values[title - 1] else { return nil }
    return title - 1..<title
  }

  /// One to three words that begin with a capital letter.
  private static func englishName(_ values: [UInt32], from start: Int) -> Range<Int>? {
    var end = start
    var position = start
    for _ in 0..<3 {
      guard position < values.count, (0x41...0x5A).contains(values[position]) else { break }
      end = position + values[position...].prefix { FoldedScalars.isLetter($0) || $0 == 0x2D || $0 == 0x27 }.count
      position = end + 1
      guard end < values.count, values[end] == 0x20 else { break }
    }
    return end > start ? start..<end : nil
  }
}
