import Sampling

/// The sentences for draws that are refused and for steps of a ceremony that are not possible.
enum CeremonyText {
  static func chinese(_ error: DrawError) -> String {
    switch error {
    case .malformed(let file, let line, let reason): "\(file)\(line.map { " 第 \($0) 行" } ?? "")：\(reason.chinese)。"
    case .frameMismatch(let found, let planned):
      "frame.tsv 不是方案承诺的名单：文件摘要 \(found)，方案写的是 \(planned)。请恢复公布的名单。"
    case .covariateMismatch(let found, let planned):
      "covariates.tsv \(found.map { "不是方案承诺的文件：摘要 \($0)" } ?? "不在文件夹里")，方案写的是 \(planned)。请恢复公布的文件。"
    case .ceremony(let reason): "ceremony.json：\(reason.chinese)。"
    case .commitment(let party): "\(party) 揭示的值与其承诺不符。"
    case .strata(let planned, let found):
      "方案的层（\(planned.joined(separator: "、"))）与名单的层（\(found.joined(separator: "、"))）不一致。"
    case .allocation(let stratum, let asked, let available): "层 \(stratum)：要 \(asked) 个，只有 \(available) 个。"
    case .previousMismatch: "方案引用的上次抽样与公布的证书不符。"
    case .step(let refusal): chinese(refusal)
    }
  }

  static func english(_ error: DrawError) -> String {
    if case .step(let refusal) = error { english(refusal) } else { "\(error)." }
  }

  private static func chinese(_ refusal: CeremonyRefusal) -> String {
    switch refusal {
    case .frameExists: "文件夹里已有 frame.tsv 或 plan.json。名单一经公布不能再改；尚未公布的，可删除后重做。"
    case .planExists: "文件夹里已有 plan.json。若尚无人承诺，可删除后重做；已封存的方案只能作废（draw void）。"
    case .unsealed(let missing): "方案尚未封存，还缺承诺：\(missing.joined(separator: "、"))。"
    case .sealed: "方案已封存公布，不能再改。公开事件之前可以作废（draw void）。"
    case .changed(let file): "\(file) 被改动过，与封存时不同。请恢复公布的文件。"
    case .incompletePlan(let gap): chinese(gap)
    case .unknownParty(let party, let known): "方案里没有“\(party)”这一方。有：\(known.joined(separator: "、"))。"
    case .alreadyGiven(let party): "\(party) 已经交过，不能更换。"
    case .weakSecret: "秘密值不足 128 位：至少 32 个十六进制字符（纯数字至少 39 位），不含空格。可用 --new 生成。"
    case .malformedCommitment: "承诺应为 64 个小写十六进制字符。"
    case .usedCommitment(let party): "\(party) 的承诺在作废的那次用过。请另做一个新的秘密值。"
    case .revealsMissing(let parties): "公开事件必须最后发生，还缺揭示：\(parties.joined(separator: "、"))。逾期不揭示的，请作废本次（draw void）。"
    case .eventKnown: "公开事件已知，抽样已成立，不能再改、再揭示或作废。"
    case .otherEvent(let planned): "方案约定的公开事件是 \(planned.rawValue)。"
    case .eventValue(let source, let digits, let round): chinese(source, digits: digits, round: round)
    case .tooEarly(let time, let earliest): "时间 \(time) 太早：须在 \(earliest) 之后。"
    case .tooLate(let time, let latest): "时间 \(time) 太晚：须在 \(latest) 之前。"
    case .malformedTime(let text): "“\(text)”不是可用的时间，写法如 2015-06-15T09:00:00+08:00。"
    case .reasonNeeded: "请用 --because 写明理由，一行文字。"
    case .notInspected(let unit, let inspected):
      "\(unit) 不在现检查名单上，备选只能依次递补。名单：\(inspected.joined(separator: "、"))。"
    }
  }

  private static func chinese(_ gap: CeremonyRefusal.PlanGap) -> String {
    switch gap {
    case .parties: "至少要有一方承诺（--party），每方只写一次。"
    case .event: "请写明公开事件：--who、--when、--what。"
    case .fallback: "请用 --fallback 写明逾期不揭示或事件未发生时怎么办。"
    case .previous: "避开或保留上次的点位，需用 --previous 指明上次的证书。"
    case .covariates: "cube、localPivotal、scps 需要文件夹里的 covariates.tsv。"
    case .balancedCoordination: "cube、localPivotal、scps 不能避开或保留上次的点位。"
    case .round: "信标（drand）需要且只有它需要 --drand-round。"
    case .identifier: "抽样编号和各方名称只能用字母、数字和 . _ -，最多 64 个字符。"
    }
  }

  private static func chinese(_ source: DrawPlan.Source, digits: Int?, round: Int?) -> String {
    switch source {
    case .dice, .reveal: "骰子应为方案约定的 \(digits ?? 20) 个十进制数字。"
    case .lottery: "开奖号码写法如 3.8.14.19.26.31./7./：每组从小到大，每个号码后加点，每组后加斜线。"
    case .drand: "信标写法为 \(round ?? 0):64 个小写十六进制字符，轮次须是方案约定的。"
    }
  }

  private static func english(_ refusal: CeremonyRefusal) -> String {
    switch refusal {
    case .frameExists:
      "the folder has a frame.tsv or plan.json. A list that was published does not change; one that was not can be deleted and "
        + "made again."
    case .planExists:
      "the folder has a plan.json. While nobody has committed it can be deleted and made again; a sealed plan can only be "
        + "voided (draw void)."
    case .unsealed(let missing):
      "the plan is not sealed; commitments are missing: \(missing.joined(separator: ", "))."
    case .sealed: "the plan is sealed and published. Before the public event it can be voided (draw void)."
    case .changed(let file): "\(file) was edited since the plan was sealed. Put the published file back."
    case .incompletePlan(let gap): english(gap)
    case .unknownParty(let party, let known):
      "the plan has no party “\(party)”. It has \(known.joined(separator: ", "))."
    case .alreadyGiven(let party): "\(party) has given its contribution, which cannot be exchanged."
    case .weakSecret:
      "a secret needs 128 bits: at least 32 hexadecimal characters (39 if only digits), without spaces. Make one with --new."
    case .malformedCommitment: "a commitment is 64 lower-case hexadecimal characters."
    case .usedCommitment(let party):
      "the commitment of \(party) was used in a voided attempt. Make a new secret."
    case .revealsMissing(let parties):
      "the public event comes last; reveals are missing: \(parties.joined(separator: ", ")). If a party does not reveal in "
        + "time, void the attempt (draw void)."
    case .eventKnown: "the public event is known, so the draw exists: nothing can be revealed, changed or voided."
    case .otherEvent(let planned): "the plan's public event is \(planned.rawValue)."
    case .eventValue(let source, let digits, let round): english(source, digits: digits, round: round)
    case .tooEarly(let time, let earliest): "the time \(time) is too early: it must be after \(earliest)."
    case .tooLate(let time, let latest): "the time \(time) is too late: it must be before \(latest)."
    case .malformedTime(let text): "“\(text)” is not a usable time; write 2015-06-15T09:00:00+08:00."
    case .reasonNeeded: "say why with --because, in one line."
    case .notInspected(let unit, let inspected):
      "\(unit) is not on the list to inspect, and reserves move up in order only. The list: "
        + "\(inspected.joined(separator: ", "))."
    }
  }

  private static func english(_ gap: CeremonyRefusal.PlanGap) -> String {
    switch gap {
    case .parties: "at least one party must commit (--party), each named once."
    case .event: "name the public event: --who, --when, --what."
    case .fallback: "say with --fallback what is done when a party does not reveal or the event does not take place."
    case .previous: "to avoid or keep earlier sites, name the earlier certificate with --previous."
    case .covariates: "cube, localPivotal and scps need covariates.tsv in the folder."
    case .balancedCoordination: "cube, localPivotal and scps cannot avoid or keep earlier sites."
    case .round: "a beacon (drand), and nothing else, needs --drand-round."
    case .identifier: "the draw's identifier and the parties' names are of letters, digits and . _ -, at most 64."
    }
  }

  private static func english(_ source: DrawPlan.Source, digits: Int?, round: Int?) -> String {
    switch source {
    case .dice, .reveal: "the dice must be exactly the planned \(digits ?? 20) decimal digits."
    case .lottery:
      "write a lottery as 3.8.14.19.26.31./7./: each source ascending, a point after each number, a stroke after each source."
    case .drand: "write a beacon as \(round ?? 0):64 lower-case hexadecimal characters, with the planned round."
    }
  }
}
