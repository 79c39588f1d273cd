import ProgrammeModel
import Testing

@testable import Intake

struct PersonalDataMaskTests {
  /// 11010519491231002X is the example of GB 11643-1999; 440301199001010012 was made with its check digit. IP addresses
  /// are those of RFC 5737 and RFC 3849, for documentation only.
  static let texts: [(text: String, masked: String)] = [
    ("我的电话 13800138000", "我的电话 [phone]"), ("138-0013-8000或138 0013 8001。", "[phone]或[phone]。"),
    ("+86 13800138000", "+[phone]"), ("tel13800138000", "tel[phone]"), ("手机１３８００１３８０００", "手机[phone]"),
    ("138\u{200B}0013\u{200B}8000", "[phone]"), ("0755-26123456转8", "[phone]转8"), ("(0755)2612 3456", "([phone]"),
    ("身份证 11010519491231002X", "身份证 [identity-number]"), ("440301 19900101 0012,", "[identity-number],"),
    ("旧证110105491231002", "旧证[identity-number]"),
    ("邮箱zhang0@example.com。", "邮箱[mail]。"), ("zhang０＠example.com", "[mail]"),
    ("来自 192.0.2.17.", "来自 [ip]."), ("2001:db8::8a2e:370:7334", "[ip]"),
    ("我叫张三，住3栋", "我叫[name]，住3栋"), ("姓名：欧阳小红 女", "姓名：[name] 女"), ("谢谢李女士！", "谢谢[name]女士！"),
    ("My name is John Smith and I", "My name is [name] and I"), ("联系人：王小明13800138000", "联系人：[name][phone]"),
  ]

  @Test(arguments: texts) func `a datum is masked and nothing else`(text: String, masked: String) {
    #expect(PersonalData.masked(text) == masked)
    #expect(PersonalData.isHeld(in: text))
    #expect(!PersonalData.isHeld(in: masked))
  }

  @Test(arguments: [
    "", "满意", "服务台太远，2015-05-02 10:05:03 去过", "15 000 000 000", "1.2.3", "300.1.2.3", "http://192.0.2.17/a",
    "127.0.0.1", "谢谢阿姨", "谢谢师傅",
    "联系人员很热情", "对于女士不方便", "110105194912310021", "09929760", "uuid:d5e78a78-34db-483d-978f-d9c9a3bc7b69",
    "@SUM(A1)", "filename is given", "4:30", "luohu-01-001", "p00ed289f80818318f863", "1,234,567.89",
  ]) func `what only looks like it stays`(text: String) {
    #expect(PersonalData.masked(text) == text)
    #expect(!PersonalData.isHeld(in: text))
  }
}

struct PseudonymTests {
  static let keyText = "steelyard-key-1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"

  /// Python: 'p' + hmac.new(bytes(range(32)), b'person\x1fR0001', 'sha256').hexdigest()[:20]; the fingerprint with
  /// b'key\x1f'.
  @Test func `a pseudonym is the keyed hash`() throws {
    let key = try #require(PersonKey(text: Self.keyText))
    #expect(Pseudonyms(key: key).pseudonym("R0001") == "pa6362ab5ee23b200522f")
    #expect(key.fingerprint == "83354c43d0b21918b292")
    #expect(key.text == Self.keyText)
  }

  @Test func `keys are random and anything else is none`() {
    #expect(PersonKey.random().text != PersonKey.random().text)
    #expect(PersonKey(text: PersonKey.random().text) != nil)
    for text in ["", "steelyard-key-1", "steelyard-key-1 00", Self.keyText.replacing("0001", with: "xx01")] {
      #expect(PersonKey(text: text) == nil)
    }
  }

  @Test func `respondents, open answers, clusters and messages hold no personal datum`() throws {
    let key = try #require(PersonKey(text: Self.keyText))
    let reader = SurveyReader(
      questionnaire: SmallSurvey.questionnaire, roles: SmallSurvey.roles, sites: SmallSurvey.sites,
      pseudonyms: Pseudonyms(key: key))
    let rows = [
      "R0001,ft-01,b2,12,1.5,yes,4,room,35,我叫张三 13800138000",
      "13800138001,ft-01,李女士 13800138002,12,1.5,yes,13800138003,room,35,好",
      "R0001,ft-01,b2,12,1.5,yes,4,room,36,好", "R0002,ft-01,楼长 13800138002,12,1.5,yes,4,room,36,好",
    ]
    let reading = reader.read(SourceFile(SmallSurvey.header + rows.joined(separator: "\n") + "\n"))
    #expect(reading.responses.first?.respondent == "pa6362ab5ee23b200522f")
    #expect(reading.responses.first?.answers["comment"] == .text("我叫[name] [phone]"))
    #expect(reading.responses.map(\.line) == [2, 5])
    #expect(reading.rejected.map(\.line) == [3, 4])
    #expect(reading.problems.contains { $0.rule == .notInCodebook && $0.value == "[phone]" })
    #expect(reading.problems.contains { $0.rule == .repeatedIdentifier && $0.value == "pa6362ab5ee23b200522f" })
    let said = reading.problems.map { ProblemText.sentence(for: $0, in: .zh) }.joined() + "\(reading.responses)"
    for datum in ["1380013", "张三", "R0001"] { #expect(!said.contains(datum), "\(datum)") }
  }

  @Test func `an answer to a question for a name is masked whole`() {
    let asked = Question(
      id: "q1", label: LocalizedText(zh: "您的姓名？", en: "Who are you?"), type: .text, relevance: nil, constraint: nil,
      required: false)
    let form = Questionnaire(id: "f", title: asked.label, version: "1", questions: [asked])
    let reading = SurveyReader(questionnaire: form, roles: nil, sites: []).read(SourceFile("id,q1\n1,阿卜杜拉\n2,\n"))
    #expect(reading.responses.map { $0.answers["q1"] } == [.text("[name]"), .missing(.blank)])
    #expect(reading.problems.map(\.rule) == [.personalData])
  }

  @Test func `persons in records become pseudonyms, purposes are masked, keys stay apart`() throws {
    let key = try #require(PersonKey(text: Self.keyText))
    let context = RecordContext(districts: [], projects: [], sites: SmallSurvey.sites)
    func read(_ kind: RecordKind, _ text: String) -> RecordReading {
      RecordReader(schema: .of(kind), context: context, pseudonyms: Pseudonyms(key: key)).read(SourceFile(text))
    }
    let rooms = read(.rooms, "site,date,start,end,user\nft-01,2015-01-05,09:00,10:00,R0001\n")
    #expect(rooms.records.first?.values["user"] == .text("pa6362ab5ee23b200522f"))
    let ledger = read(
      .ledger,
      "site,date,direction,fund,purpose,amount,separate\nft-01,2015-01-05,income,福彩,还款 13800138000,1,yes\n")
    #expect(ledger.records.first?.values["purpose"] == .text("还款 [phone]"))
    #expect(ledger.problems.map(\.rule) == [.personalData])
    let installs = read(
      .installs, "site,serial,installed\nft-01,13800138000,2015-01-01\nft-01,13800138001,2015-01-01\n")
    #expect(Set(installs.records.map { "\($0.values["serial"] ?? .missing)" }).count == 2)
    #expect(!"\(installs.records)".contains("1380013"))
  }
}
