import Sampling

// What is wrong with a protocol file, in Chinese. English is said by the faults themselves.

extension ProtocolFault {
  var chinese: String {
    switch self {
    case .notUTF8: "不是 UTF-8 编码"
    case .textAfterEnd: "文档结束后还有内容"
    case .tooDeep: "嵌套太深"
    case .endsEarly: "文档不完整，提前结束"
    case .expected(let sign): "此处应为 \(sign)"
    case .escape: "JSON 没有的转义写法（\\）"
    case .notJSON(let word): "“\(word)”不是 JSON 的值"
    case .controlCharacter: "文字中有控制字符"
    case .needed(let names): "必须写明 \(names.joined(separator: "、"))"
    case .form(let name, let form): "\(name) 应为\(form.chinese)"
    case .twice(let name): "“\(name)”出现两次"
    case .uncommitted(let party): "\(party) 的揭示缺少承诺"
    case .publicEventLast: "最后一项必须是公开事件（dice、lottery、drand）"
    case .otherDraw: "属于另一次抽样或另一次尝试"
    case .contributions(let found, let planned): "有 \(found) 项，方案要求 \(planned) 项"
    case .place(let source, let party): "方案在此处要求的是 \(party) 的 \(source.rawValue)"
    case .characters(let party): "\(party) 的值含有不允许的字符"
    case .dice(let party, let digits): "\(party) 的骰子应正好是 \(digits) 个十进制数字"
    case .undated: "方案写有时间，而仪式记录缺少时间"
    case .header(let header): "第一行必须正好是“\(header)”"
    case .lastLineFeed: "文件末尾必须有且只有一个换行"
    case .unsorted: "不合规范：各行须按 unit_id 的字节顺序排列"
    case .notCanonical: "不合规范：重新写出的字节与文件不同"
    case .fields(let found, let wanted): "有 \(found) 列，应为 \(wanted) 列"
    case .rows(let found, let wanted): "有 \(found) 行，名单有 \(wanted) 个点位"
    case .otherUnit(let unit): "此处应为 \(unit)：与名单的点位和次序相同"
    case .sizeZero(let stratum): "层 \(stratum)：不等概率抽样要求规模大于 0"
    case .sizeSum(let stratum): "层 \(stratum)：规模之和达到 2^74"
    case .disposition: "应为点位、ineligible/closed/refused 之一和理由三列，每个点位只写一次"
    case .noReason: "缺少理由"
    case .unknownUnit: "名单里没有这个点位"
    case .notOnList: "这个点位当时不在检查名单上，备选只能依次递补"
    }
  }
}

extension ProtocolFault.Form {
  fileprivate var chinese: String {
    switch self {
    case .decimal: "不超过 15 位的十进制数"
    case .digest: " 64 个小写十六进制字符"
    case .identifier: "字母、数字和 . _ -，最多 64 个字符"
    case .list: "列表"
    case .object: "对象"
    case .oneOf(let words): " " + words.joined(separator: " 或 ")
    case .size: "不超过 18 位的整数"
    case .time: "时间，写法如 2015-06-15T09:00:00+08:00"
    case .whole(let least): "不小于 \(least) 的整数"
    }
  }
}
