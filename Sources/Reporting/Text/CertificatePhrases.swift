/// The words of a draw's certificate.
enum CertificatePhrase: Phrase, CaseIterable {
  case title
  case test
  case attempt
  case code
  case digests
  case frame
  case plan
  case seed
  case result
  case certificate
  case seedText
  case sites
  case stratum
  case order
  case unit
  case name
  case status
  case ticket
  case selected
  case reserve
  case certain
  case inspected
  case voided
  case check
  case checkTicket
  case checkAll
  case present
  case role
  case person
  case signature
  case witness
  case logHead
}

extension CertificatePhrase {
  var chinese: String {
    switch self {
    case .title: "检查点位抽样证书"
    case .test: "TEST 试抽，不是正式抽样，结果不得使用"
    case .attempt: "第 {number} 次"
    case .code: "扫码可读出纯文本，无网址"
    case .digests: "摘要（SHA-256）"
    case .frame: "点位名单"
    case .plan: "抽样方案"
    case .seed: "种子"
    case .result: "抽样结果"
    case .certificate: "证书文件"
    case .seedText: "种子原文（逐行照抄可重算，每行以换行结束）"
    case .sites: "中选与备选"
    case .stratum: "层"
    case .order: "次序"
    case .unit: "编号"
    case .name: "名称"
    case .status: "结果"
    case .ticket: "签号前 12 位"
    case .selected: "中选"
    case .reserve: "备选"
    case .certain: "必查（规模）"
    case .inspected: "递补后的检查名单"
    case .voided: "作废的各次"
    case .check: "自行核对"
    case .checkTicket: "核对一个点位的签号，在任何电脑的命令行输入，应得到第二行："
    case .checkAll: "核对全部，在本文件夹中运行："
    case .present: "在场人员"
    case .role: "身份"
    case .person: "姓名"
    case .signature: "签字、日期"
    case .witness: "见证人"
    case .logHead: "操作日志树头："
    }
  }

  var english: String {
    switch self {
    case .title: "Certificate of the inspection draw"
    case .test: "TEST: not a real draw; its result must not be used"
    case .attempt: "attempt {number}"
    case .code: "plain text, no web address"
    case .digests: "Digests (SHA-256)"
    case .frame: "frame"
    case .plan: "plan"
    case .seed: "seed"
    case .result: "result"
    case .certificate: "certificate.json"
    case .seedText: "Text of the seed (type it again line by line, each ended by a line feed)"
    case .sites: "Selected sites and reserves"
    case .stratum: "stratum"
    case .order: "order"
    case .unit: "site"
    case .name: "name"
    case .status: "status"
    case .ticket: "ticket, first 12"
    case .selected: "selected"
    case .reserve: "reserve"
    case .certain: "certain (size)"
    case .inspected: "Sites to inspect after replacement"
    case .voided: "Voided attempts"
    case .check: "Check it yourself"
    case .checkTicket: "The ticket of one site, on the command line of any computer; the second line must come out:"
    case .checkAll: "Everything, in this folder:"
    case .present: "People present"
    case .role: "role"
    case .person: "name"
    case .signature: "signature, date"
    case .witness: "witness"
    case .logHead: "Head of the event log:"
    }
  }
}
