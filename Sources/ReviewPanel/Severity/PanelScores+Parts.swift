extension PanelScores {
  /// The parts of the panel that marks connect; one when every severity can be compared with every other.
  ///
  /// Judges and units without any mark are in no part. Parts are in the order of their first unit.
  package var parts: [PanelPart] {
    var partOfUnit = [Int?](repeating: nil, count: units.count)
    var partOfJudge = [Int?](repeating: nil, count: judges.count)
    var count = 0
    for first in units.indices where partOfUnit[first] == nil && marks[first].contains(where: { $0 != nil }) {
      var waiting = [first]
      partOfUnit[first] = count
      while let unit = waiting.popLast() {
        for judge in judges.indices where marks[unit][judge] != nil && partOfJudge[judge] == nil {
          partOfJudge[judge] = count
          let joined = units.indices.filter { partOfUnit[$0] == nil && marks[$0][judge] != nil }
          for other in joined { partOfUnit[other] = count }
          waiting += joined
        }
      }
      count += 1
    }
    return (0..<count).map { part in
      PanelPart(
        judges: judges.indices.filter { partOfJudge[$0] == part }.map { judges[$0] },
        units: units.indices.filter { partOfUnit[$0] == part }.map { units[$0] })
    }
  }
}
