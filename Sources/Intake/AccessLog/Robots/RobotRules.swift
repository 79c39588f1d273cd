/// Why a visitor was taken for a robot.
package enum RobotReason: Sendable, Hashable, Comparable {
  /// The agent holds this word of the list.
  case listed(String)
  /// The log names agents and this one has none.
  case noAgent
  /// It asked for `/robots.txt`, which people have no use for.
  case robotsText
  /// Many pages, fast, without what pages bring along.
  case fastPages

  /// At least so many requests …
  static let fastRequests = 100
  /// … at so many a minute, over the minutes of its visits.
  static let fastPerMinute = 10

  /// A stable name for JSON: the word of the list, or the rule.
  package var name: String {
    switch self {
    case .listed(let word): word
    case .noAgent: "no-agent"
    case .robotsText: "robots.txt"
    case .fastPages: "fast-pages"
    }
  }
}

/// Finds the words of the list in agents.
struct RobotWords {
  private let words = RobotPatterns.words.map { Array($0.utf8) }
  /// Numbers of the words that begin with a byte.
  private let beginning: [[Int]]

  init() {
    var beginning = [[Int]](repeating: [], count: 256)
    for (number, word) in words.enumerated() { beginning[Int(word[0])].append(number) }
    self.beginning = beginning
  }

  /// The first word of the list that an agent holds, in any case; nil when it holds none.
  func word(in agent: some Sequence<UInt8>) -> String? {
    let folded = Self.withoutTelephones(agent.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    var found = words.count
    for start in folded.indices {
      for number in beginning[Int(folded[start])] where number < found && holds(folded, words[number], at: start) {
        found = number
      }
    }
    return found < words.count ? RobotPatterns.words[found] : nil
  }

  private func holds(_ text: [UInt8], _ word: [UInt8], at start: Int) -> Bool {
    start + word.count <= text.count && word.indices.allSatisfy { text[start + $0] == word[$0] }
  }

  /// Cubot makes telephones.
  private static func withoutTelephones(_ agent: [UInt8]) -> [UInt8] {
    agent.contains("cubot".utf8) ? agent.replacing("cubot".utf8, with: "".utf8) : agent
  }
}

/// Tells the robots among the visitors.
struct RobotRules {
  private let listed: [String?]
  private let hasAgents: Bool

  /// - Parameter hasAgents: whether the log names agents at all.
  init(_ table: VisitorTable, hasAgents: Bool) {
    self.hasAgents = hasAgents
    let words = RobotWords()
    listed = (0..<table.agentCount).map { words.word(in: table.agent($0)) }
  }

  /// The first of the rules that a visitor meets, nil when it meets none.
  func reason(_ visitor: VisitorTable.Visitor, in table: VisitorTable) -> RobotReason? {
    if let word = listed[Int(visitor.agent)] { return .listed(word) }
    if hasAgents {
      let agent = table.agent(Int(visitor.agent))
      if agent.isEmpty || agent.elementsEqual([UInt8(ascii: "-")]) { return .noAgent }
    }
    if visitor.asksForRobotsText { return .robotsText }
    guard visitor.requests >= RobotReason.fastRequests, visitor.files == 0 else { return nil }
    let seconds = table.visits(of: visitor).seconds
    return Int(visitor.requests) * 60 >= RobotReason.fastPerMinute * seconds ? .fastPages : nil
  }
}
