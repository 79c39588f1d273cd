import ProgrammeModel

/// A sentence for a use case that could not be carried out: what happened, then what to do.
struct WorkbenchMessage {
  private let error: WorkbenchError

  init(_ error: WorkbenchError) { self.error = error }

  subscript(_ language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private var chinese: String {
    switch error {
    case .problems, .store, .planTable: ""
    case .unreadable(let path): "读不到文件 \(path)。请检查路径和读取权限。"
    case .unwritable(let path, let reason): "写不了文件 \(path)：\(reason)。请检查磁盘空间和写入权限。"
    case .noFolder(let path): "找不到文件夹 \(path)。请检查路径。"
    case .unknownRound(let round, let known): "项目没有“\(round)”这一轮。可用：\(known.joined(separator: "、"))。"
    case .unknownKind(let kind, let known): "不认识“\(kind)”。可用：\(known.joined(separator: "、"))。"
    case .instrumentNeeded: "导入问卷数据需要问卷定义：请用 --instrument 指定问卷（XLSForm 工作簿或文件夹）。"
    case .pagesNeeded: "导入访问日志需要页面规则：请用 --pages 指定表格，列为 pattern、site（项目列可选）。"
    case .roundNeeded(let kind): "导入 \(kind) 需要指明是哪一轮：请加 --round。"
    case .noSites: "还没有点位名单。请先导入：steelyard import sites 文件 --into 评估文件。"
    case .plan(let reason): "分析计划无法读取：\(reason)"
    case .draw(let reason): "抽样被拒绝：\(reason)"
    case .evaluation(let reason): "无法评估：\(reason)"
    case .unknownFigure(let figure): "结果里没有“\(figure)”这个数字。写法如 city/score、site/点位编号/指标编号。"
    case .simulation(let reason): "无法生成模拟数据：\(reason)"
    case .charts(let reason): "图未画出（\(reason)），报告中保留了各图的数据表。请运行 make setup 安装绘图组件。"
    }
  }

  private var english: String {
    switch error {
    case .problems, .store, .planTable: ""
    case .unreadable(let path): "The file \(path) cannot be read. Check the path and the permission to read."
    case .unwritable(let path, let reason):
      "The file \(path) cannot be written: \(reason). Check the space on the disk and the permission to write."
    case .noFolder(let path): "There is no folder \(path). Check the path."
    case .unknownRound(let round, let known):
      "The programme has no round “\(round)”. It has: \(known.joined(separator: ", "))."
    case .unknownKind(let kind, let known): "“\(kind)” is not known. Known: \(known.joined(separator: ", "))."
    case .instrumentNeeded:
      "A survey is read by its questionnaire: name it (an XLSForm workbook or folder) with --instrument."
    case .pagesNeeded:
      "Logs are counted by page rules: name their table with --pages (columns pattern, site, and project if wanted)."
    case .roundNeeded(let kind): "To import \(kind), say which round it belongs to: add --round."
    case .noSites: "There is no site list yet. Import it first: steelyard import sites FILE --into EVALUATION."
    case .plan(let reason): "The analysis plan cannot be read: \(reason)"
    case .draw(let reason): "The draw is refused: \(reason)"
    case .evaluation(let reason): "The round cannot be evaluated: \(reason)"
    case .unknownFigure(let figure):
      "The result has no figure “\(figure)”. Figures are named like city/score or site/SITE/INDICATOR."
    case .simulation(let reason): "Simulated data cannot be made: \(reason)"
    case .charts(let reason):
      "The charts were not drawn (\(reason)); the report holds their tables. Run make setup to install the renderer."
    }
  }
}
