extension AccessLogWords {
  static let chinese = AccessLogWords(
    figures: [
      .requests: .init(name: "请求", definition: "能识别的行，每行一次请求。"),
      .robotRequests: .init(name: "其中爬虫", definition: "单独计数，从不删去。"),
      .pageViews: .init(name: "页面浏览", definition: "静态文件以外的 GET 请求，应答为 2xx 或 304；含爬虫。"),
      .staticFiles: .init(name: "静态文件", definition: "对下列文件的请求：\(StaticFiles.extensions.joined(separator: "、"))。"),
      .notFound: .init(name: "找不到的页面", definition: "应答为 404 的请求。"),
      .bytes: .init(name: "发送字节", definition: "各请求发送字节之和；“-”计 0。"),
      .visitors: .init(name: "访客", definition: "不同的（地址、该行所写的日期、浏览器标识）；含爬虫。"),
      .visitorsAnswered: .init(
        name: "得到应答的访客", definition: "其中至少有一次请求的应答不是 4xx：即 GoAccess 的 unique visitors。"),
      .visitorsWithoutBots: .init(name: "去掉爬虫的访客", definition: "访客减去爬虫。"),
      .visits: .init(name: "访问次数", definition: "按地址和浏览器标识；停顿超过 \(minutes) 分钟即为下一次。"),
      .visitsWithoutBots: .init(name: "去掉爬虫的访问次数", definition: "访问次数减去爬虫的。"),
    ],
    robots: """
      爬虫（名单版本 \(RobotPatterns.version)）：浏览器标识含名单中的词；或日志记有浏览器标识而此处为空；或请求过 /robots.txt；\
      或请求不少于 \(RobotReason.fastRequests) 次、没有静态文件、访问期间每分钟不少于 \(RobotReason.fastPerMinute) 次。
      """,
    file: { "文件   \($0)" }, notRead: "结果   未读入。",
    format: { "判定   访问日志 · \(name($0))" },
    account: { account, balance in
      "行数   文件 \(account.lines) 行 = 指令 \(account.header) + 请求 \(account.data)"
        + " + 无法识别 \(account.rejected) + 空行 \(account.blank)   \(balance)"
    },
    balances: ("✓ 对得上", "✗ 对不上"),
    period: { first, last, days, without in "时间   \(first) 至 \(last)：\(days) 天有记录，\(without) 天没有" },
    robot: { "\($0.reason)：\(AccessLogText.grouped($0.requests)) 次请求，\($0.visitors) 个访客" },
    traffic: { traffic in
      let place = ["页面   \(traffic.site)", traffic.project, traffic.month].compactMap(\.self).joined(separator: " ")
      guard let views = traffic.views, let robots = traffic.robotViews, let visitors = traffic.visitors else {
        return "\(place)：没有记录"
      }
      return "\(place)：浏览 \(views) 次，其中爬虫 \(robots) 次；访客 \(visitors) 个"
    })

  private static let minutes = VisitorTable.visitGap / 60

  private static func name(_ format: AccessLogFormat) -> String {
    switch format {
    case .common: "通用格式（common）"
    case .combined: "组合格式（combined）"
    case .vhostCombined: "虚拟主机加组合格式（vhost combined）"
    case .json: "每行一个 JSON 对象"
    case .w3c: "W3C 扩展格式（IIS）"
    }
  }
}
