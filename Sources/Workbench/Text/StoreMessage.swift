import ProgrammeModel
import Store

/// A sentence for what an evaluation file refuses: what happened, then what to do.
struct StoreMessage {
  private let error: StoreError

  init(_ error: StoreError) { self.error = error }

  subscript(_ language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private var chinese: String {
    switch error {
    case .exists(let path): "\(path) 已经存在。请换一个文件名，或继续使用这个评估文件。"
    case .notFound(let path): "找不到评估文件 \(path)。请检查路径，或先用 steelyard new 新建。"
    case .notAnEvaluation(let path): "\(path) 不是杆秤的评估文件。请检查是否选错了文件。"
    case .notDurable(let journal, let synchronous):
      "数据库未能进入安全写入方式（\(journal)，\(synchronous)），因此没有写入。请把评估文件放到本机磁盘上再试。"
    case .diskFull(let path): "磁盘已满，\(path) 未作改动。请腾出空间后重试，已有数据完好。"
    case .readOnly(let path): "\(path) 只读，不能写入。请检查权限。"
    case .busy(let path): "\(path) 正被另一个程序使用。请稍后重试。"
    case .damaged(let path): "\(path) 已损坏。请停止使用，从备份恢复。"
    case .unusable(let path, let reason): "\(path) 无法使用：\(reason)"
    case .alreadyStored(let batch): "同一文件此前已存入批次 \(batch)。"
    case .unknownBatch(let batch): "没有批次 \(batch)。请用 steelyard batches 查看。"
    case .alreadyUndone(let batch): "批次 \(batch) 此前已经撤销。"
    case .unknownRepair(let repair): "没有第 \(repair) 号修正。请用 steelyard repair list 查看。"
    case .alreadyRemoved(let repair): "第 \(repair) 号修正此前已经撤销。"
    case .cannotReplace(let batch): "批次 \(batch) 是另一类别或另一轮的数据，不能由这个文件替换。请用 steelyard batches 查看。"
    case .noResult(let round): "“\(round)”还没有评估结果。请先运行 steelyard evaluate。"
    case .noQuestionnaire(let round): "“\(round)”还没有导入居民满意度调查。请先运行 steelyard import survey。"
    case .drawExists(let round, let attempt): "“\(round)”第 \(attempt) 次抽样或同一种子已有记录，不能替换。"
    case .dispositionsDiffer(let round, let recorded):
      "“\(round)”抽样已记录 \(recorded) 条递补，dispositions.tsv 的开头与之不同。已记录的不能改动或删去，请恢复该文件。"
    case .alreadySigned(let step): "环节“\(step)”已经签署。"
    case .notSigned(let step): "环节“\(step)”没有签署，不用重新打开。"
    case .secondPersonNeeded(let step, let person): "环节“\(step)”由 \(person) 签署，须由另一人用 --by 重新打开。"
    case .locked(let record, let step, let round):
      "“\(round)”的环节“\(step)”已签署，\(record) 不能再改动。确需改动的，先由另一人用 steelyard reopen 重新打开。"
    case .undecodable(let what): "存储的内容无法读出：\(what)。请检查程序版本，或从备份恢复。"
    }
  }

  private var english: String {
    switch error {
    case .exists(let path): "\(path) exists already. Choose another name, or go on with this evaluation file."
    case .notFound(let path):
      "There is no evaluation file \(path). Check the path, or make one with steelyard new."
    case .notAnEvaluation(let path): "\(path) is not an evaluation file of Steelyard. Check that it is the right file."
    case .notDurable(let journal, let synchronous):
      "The database could not be put into its safe mode (\(journal), \(synchronous)), so nothing was written. "
        + "Keep the evaluation file on a local disk."
    case .diskFull(let path): "The disk is full; \(path) was not changed. Free some space and try again."
    case .readOnly(let path): "\(path) is read-only. Check the permissions."
    case .busy(let path): "\(path) is in use by another program. Try again in a moment."
    case .damaged(let path): "\(path) is damaged. Stop using it and restore a backup."
    case .unusable(let path, let reason): "\(path) cannot be used: \(reason)"
    case .alreadyStored(let batch): "The same file is already stored as batch \(batch)."
    case .unknownBatch(let batch): "There is no batch \(batch). See steelyard batches."
    case .alreadyUndone(let batch): "Batch \(batch) was taken back before."
    case .unknownRepair(let repair): "There is no repair \(repair). See steelyard repair list."
    case .alreadyRemoved(let repair): "Repair \(repair) was taken back before."
    case .cannotReplace(let batch):
      "Batch \(batch) is of another kind or round and cannot be replaced by this file. See steelyard batches."
    case .noResult(let round): "“\(round)” has no result yet. Run steelyard evaluate first."
    case .noQuestionnaire(let round): "“\(round)” has no resident survey yet. Run steelyard import survey first."
    case .drawExists(let round, let attempt):
      "Attempt \(attempt) of “\(round)”, or a draw with the same seed, is on record and cannot be replaced."
    case .dispositionsDiffer(let round, let recorded):
      "The record of “\(round)” has \(recorded) lost sites, and dispositions.tsv does not begin with them. What is on record "
        + "is never changed or erased: put the file back."
    case .alreadySigned(let step): "The step “\(step)” is signed already."
    case .notSigned(let step): "The step “\(step)” is not signed and need not be reopened."
    case .secondPersonNeeded(let step, let person):
      "The step “\(step)” was signed by \(person); another person must reopen it (--by)."
    case .locked(let record, let step, let round):
      "The step “\(step)” of “\(round)” is signed; \(record) can no longer be changed. If it must be, another person reopens the "
        + "step with steelyard reopen."
    case .undecodable(let what):
      "Something stored cannot be read: \(what). Check the version of the program, or restore a backup."
    }
  }
}
