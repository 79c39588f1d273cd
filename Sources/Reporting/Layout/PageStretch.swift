/// Blocks that stand on pages of one orientation.
struct PageStretch: Equatable {
  var isLying: Bool
  var blocks: [ReportBlock]

  /// Cuts a report before its chapters and annexes: one with a table of very many columns stands on lying pages.
  /// Neighbours of one orientation stay together.
  static func cut(_ blocks: [ReportBlock]) -> [PageStretch] {
    var chapters: [[ReportBlock]] = []
    for block in blocks {
      if case .heading(let heading) = block, heading.level == 1 {
        chapters.append([block])
      } else {
        chapters.append((chapters.popLast() ?? []) + [block])
      }
    }
    return chapters.reduce(into: []) { stretches, chapter in
      let isLying = chapter.contains(where: \.isWideTable)
      if stretches.last?.isLying == isLying {
        stretches[stretches.count - 1].blocks += chapter
      } else {
        stretches.append(PageStretch(isLying: isLying, blocks: chapter))
      }
    }
  }
}

extension ReportBlock {
  fileprivate var isWideTable: Bool {
    guard case .table(let table) = self else { return false }
    return table.columns.count > PageStyle.widestUprightTable
  }
}
