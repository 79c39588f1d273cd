import ProgrammeModel
import Sampling

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
    case .unknownStep(let step, let known):
      known.isEmpty
        ? "方案没有为这一轮规定环节（programme.yaml: rounds.steps）。" : "这一轮没有“\(step)”这个环节。可用：\(known.joined(separator: "、"))。"
    case .stepWaits(let step, let earlier): "环节“\(step)”要等“\(earlier)”签署之后才能签署。"
    case .stepHolds(let step, let later): "后面的环节“\(later)”已签署。请先重新打开它，再打开“\(step)”。"
    case .stepLacks(let step, let records): "环节“\(step)”还不能签署，缺：\(records.joined(separator: "、"))。"
    case .unknownRound(let round, let known): "项目没有“\(round)”这一轮。可用：\(known.joined(separator: "、"))。"
    case .unknownKind(let kind, let known): "不认识“\(kind)”。可用：\(known.joined(separator: "、"))。"
    case .instrumentNeeded:
      "导入问卷数据需要问卷定义：请用 --instrument 指定问卷（XLSForm、LimeSurvey 的 .lss 或 .sav、.dta 文件），或用 --pair 给出问卷星按文本、按序号的一对文件。"
    case .pagesNeeded: "导入访问日志需要页面规则：请用 --pages 指定表格，列为 pattern、site（项目列可选）。"
    case .roundNeeded(let kind): "导入 \(kind) 需要指明是哪一轮：请加 --round。"
    case .noAuditRules: "方案没有规定审计（programme.yaml: rules.audit）。"
    case .noSites: "还没有点位名单。请先导入：steelyard import sites 文件 --into 评估文件。"
    case .keyMissing(let path):
      "找不到密钥文件 \(path)，无法算出与此前一致的化名，因此没有导入。请把密钥文件放回该处，或用 --key 指明它的位置；若已丢失，请从备份恢复。"
    case .keyUnusable(let path): "\(path) 不是杆秤的密钥文件。请检查路径，或从备份恢复。"
    case .keyWrong(let path): "\(path) 是另一个评估的密钥，化名会对不上，因此没有导入。请用 --key 指明本评估的密钥文件。"
    case .unclearRepair:
      "没有说清要修正什么。写法有四种：--column 列 --value 原值 加 --to 新值或 --missing；--site 写法 --to 点位；"
        + "--file 文件 --line 行 --column 列 加 --to 新值或 --missing；--file 文件 --line 行 --accept。除点位外都要加 --kind。"
    case .reasonNeeded: "请用 --because 写明理由。"
    case .unknownColumn(let column, let known): "没有“\(column)”这一列。可用：\(known.joined(separator: "、"))。"
    case .unknownSite(let site, let nearest):
      "点位名单里没有“\(site)”。" + (nearest.map { "最接近的是“\($0)”。" } ?? "") + "请填名单中的编号或名称。"
    case .unknownLine(let line, let file): "\(file) 的第 \(line) 行不是一行可读的数据。请核对行号；列数不对的行请在原文件中改正。"
    case .plan(let reason): "分析计划无法读取：\(reason)"
    case .draw(let error): "抽样被拒绝：" + CeremonyText.chinese(error)
    case .noDraw(let round): "“\(round)”还没有抽样记录。请先运行 steelyard draw run 文件夹 --into 评估文件 --round \(round)。"
    case .allocation(let error): error.sentence(in: .zh)
    case .unclearValue(let text): "看不懂“\(text)”。写法：层=正数，层名须与名单一致，每层写一次。"
    case .unknownFinding(let code, let nearest):
      "programme.yaml 的 rules.sources：没有“\(code)”这种核查事项\(nearest.map { "，最接近的是“\($0)”" } ?? "")。"
    case .unclearReason(let text): "看不懂“\(text)”。写法：示范点=理由，理由不能空。"
    case .unclearStratum(let text): "看不懂“\(text)”。每个层写一次：层=个数+备选数，可加 ,avoid 或 ,keep=个数，如 FT=2+1,avoid。"
    case .secretFile(let path): "秘密值不能存到 \(path)：抽样文件夹要公布，已有的文件不覆盖。请换一个文件夹外的新文件。"
    case .certificateExists(let differences):
      "文件夹里的证书与协议文件推算的不一致（\(differences.joined(separator: "、"))），未改动任何文件。请核对哪个文件被改过。"
    case .unknownEvent(let seq, let count): "日志没有第 \(seq) 条事件，共 \(count) 条。"
    case .badHead(let line): "“\(line)”不是日志首部。写法：HEAD seq=编号 root=64位十六进制 at=时间，请照报告或证书上的一行填写。"
    case .evaluationNeeded: "核对评估结果需要它的评估文件：请加 --of 评估文件。"
    case .evaluation(let reason): "无法评估：\(reason)"
    case .unknownFigure(let figure): "结果里没有“\(figure)”这个数字。写法如 city/score、site/点位编号/指标编号。"
    case .simulation(let reason): "无法生成模拟数据：\(reason)"
    case .charts(let reason): "图未画出（\(reason)），报告中保留了各图的数据表。请运行 make setup 安装绘图组件。"
    case .pdf(let reason): "未生成 PDF（\(reason)），其他格式不受影响。请运行 make setup 安装排版组件。"
    }
  }

  private var english: String {
    switch error {
    case .problems, .store, .planTable: ""
    case .unreadable(let path): "The file \(path) cannot be read. Check the path and the permission to read."
    case .unwritable(let path, let reason):
      "The file \(path) cannot be written: \(reason). Check the space on the disk and the permission to write."
    case .noFolder(let path): "There is no folder \(path). Check the path."
    case .unknownStep(let step, let known):
      known.isEmpty
        ? "The programme declares no steps for this round (programme.yaml: rounds.steps)."
        : "The round has no step “\(step)”. Known: \(known.joined(separator: ", "))."
    case .stepWaits(let step, let earlier): "The step “\(step)” can be signed once “\(earlier)” is."
    case .stepHolds(let step, let later): "The later step “\(later)” is signed. Reopen it before “\(step)”."
    case .stepLacks(let step, let records):
      "The step “\(step)” cannot be signed yet; not on record: \(records.joined(separator: ", "))."
    case .unknownRound(let round, let known):
      "The programme has no round “\(round)”. It has: \(known.joined(separator: ", "))."
    case .unknownKind(let kind, let known): "“\(kind)” is not known. Known: \(known.joined(separator: ", "))."
    case .instrumentNeeded:
      "A survey is read by its questionnaire: name it (an XLSForm, a .lss file of LimeSurvey, a .sav or .dta file) with "
        + "--instrument, or give both exports of 问卷星, by text and by sequence, with --pair."
    case .pagesNeeded:
      "Logs are counted by page rules: name their table with --pages (columns pattern, site, and project if wanted)."
    case .roundNeeded(let kind): "To import \(kind), say which round it belongs to: add --round."
    case .noAuditRules: "The programme asks for no audit (programme.yaml: rules.audit)."
    case .noSites: "There is no site list yet. Import it first: steelyard import sites FILE --into EVALUATION."
    case .keyMissing(let path):
      "There is no key file \(path), so pseudonyms would not match those on record; nothing was imported. "
        + "Put the key file back, or name its place with --key; if it is lost, restore it from a backup."
    case .keyUnusable(let path): "\(path) is no key file of Steelyard. Check the path, or restore it from a backup."
    case .keyWrong(let path):
      "\(path) is the key of another evaluation, so pseudonyms would not match; nothing was imported. "
        + "Name this evaluation's key file with --key."
    case .unclearRepair:
      "This does not say what to mend. Write --column COLUMN --value VALUE with --to NEW or --missing; --site TEXT --to "
        + "SITE; --file FILE --line LINE --column COLUMN with --to NEW or --missing; or --file FILE --line LINE --accept. "
        + "All but --site need --kind."
    case .reasonNeeded: "Say why with --because."
    case .unknownColumn(let column, let known):
      "There is no column “\(column)”. Known: \(known.joined(separator: ", "))."
    case .unknownSite(let site, let nearest):
      "The site list has no “\(site)”." + (nearest.map { " The nearest is “\($0)”." } ?? "")
        + " Use an identifier or name of the list."
    case .unknownLine(let line, let file):
      "\(file) has no readable row on line \(line). Check the line; a row with too few or too many cells must be mended "
        + "in the file."
    case .plan(let reason): "The analysis plan cannot be read: \(reason)"
    case .draw(let error): "The draw is refused: " + CeremonyText.english(error)
    case .noDraw(let round):
      "“\(round)” has no draw on record. Run steelyard draw run FOLDER --into EVALUATION --round \(round) first."
    case .allocation(let error): error.sentence(in: .en)
    case .unclearValue(let text):
      "“\(text)” is not clear. Write STRATUM=NUMBER above 0, with a stratum of the frame, each once."
    case .unknownFinding(let code, let nearest):
      "programme.yaml, rules.sources: there is no finding “\(code)”\(nearest.map { "; the nearest is “\($0)”" } ?? "")."
    case .unclearReason(let text): "“\(text)” is not clear. Write SITE=REASON; the reason is published."
    case .unclearStratum(let text):
      "“\(text)” is not clear. Name each stratum once as STRATUM=SITES+RESERVES, with ,avoid or ,keep=SITES if wanted: "
        + "FT=2+1,avoid."
    case .secretFile(let path):
      "The secret cannot be kept in \(path): the folder of the draw is published, and no file is overwritten. Name a new "
        + "file outside it."
    case .certificateExists(let differences):
      "The certificate in the folder is not the one that the protocol files give (\(differences.joined(separator: ", "))); "
        + "nothing was changed. Find out which file was edited."
    case .unknownEvent(let seq, let count): "The log has no event \(seq); it has \(count)."
    case .badHead(let line):
      "“\(line)” is no head line. Give it as a report or certificate prints it: HEAD seq=NUMBER root=64 DIGITS at=TIME."
    case .evaluationNeeded: "A result is verified against its evaluation: name it with --of."
    case .evaluation(let reason): "The round cannot be evaluated: \(reason)"
    case .unknownFigure(let figure):
      "The result has no figure “\(figure)”. Figures are named like city/score or site/SITE/INDICATOR."
    case .simulation(let reason): "Simulated data cannot be made: \(reason)"
    case .charts(let reason):
      "The charts were not drawn (\(reason)); the report holds their tables. Run make setup to install the renderer."
    case .pdf(let reason):
      "No PDF was made (\(reason)); the other formats are complete. Run make setup to install the typesetter."
    }
  }
}
