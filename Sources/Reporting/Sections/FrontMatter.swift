import Evaluation
import ProgrammeModel

// The cover and the statement of independence.
extension ReportContext {
  func frontMatter() -> [ReportBlock] {
    var blocks: [ReportBlock] = [.titlePage(titlePage())]
    blocks.append(heading(1, CoverPhrase.independenceHeading, id: "independence", numbering: .none))
    blocks.append(
      paragraph(
        CoverPhrase.independence,
        ["commissioner": RichText(programme.commissioner[language]), "annex": .citation("annex-proof")]))
    blocks.append(
      paragraph(
        CoverPhrase.recusals,
        ["judges": .count(result.review.judges.count), "recusals": .count(result.review.recusals.count)]))
    blocks.append(paragraph(CoverPhrase.protection, ["fewest": .count(Self.fewestRespondents)]))
    if let banner = programme.banner { blocks.append(.note(RichText(banner[language]))) }
    return blocks + [.pageBreak]
  }

  private func titlePage() -> TitlePage {
    let nature = round.decidesRollOut ? CoverPhrase.summative : .formative
    return TitlePage(
      title: title, subtitle: plain(nature), banner: programme.banner?[language],
      facts: [
        fact(
          .object,
          say(
            CoverPhrase.objectValue,
            [
              "programme": RichText(programme.title[language]), "sites": .count(result.sites.count),
              "districts": .count(result.districts.count),
            ])),
        fact(.period, period), fact(.baseline, dates(round.baseline)),
        fact(.commissioner, RichText(programme.commissioner[language])),
        fact(.evaluator, say(CoverPhrase.evaluatorValue)),
        fact(.digest, .code(result.inputs.digest)),
      ])
  }

  private func fact(_ label: CoverPhrase, _ value: RichText) -> TitlePage.TitleFact {
    TitlePage.TitleFact(label: plain(label), value: value)
  }
}
