import ProgrammeModel

/// A simulated site with what no evaluator sees: its quality and the blocks in which its residents live.
struct SiteWorld {
  let site: Site
  /// What makes a site better than others in everything, in standard deviations of the programme's sites.
  let quality: Double
  /// Share of what the site reports that is true: 1 for an honest site.
  let honesty: Double
  let blocks: [Block]

  /// A block (楼栋, 小组), the first-stage unit of the survey.
  struct Block {
    /// Number in the site, from 1.
    let number: Int
    let residents: Int
    /// How much more content its residents are than the site's, in standard deviations of blocks.
    let effect: Double
  }
}

extension SiteWorld {
  /// The sites of a programme. `counts`: how many there are in each district.
  static func worlds(of programme: Programme, counts: [String: Int], seed: SimulationSeed) -> [SiteWorld] {
    programme.districts.flatMap { district in
      (0..<(counts[district.id] ?? 0)).map { index in
        SiteWorld(number: index + 1, district: district, programme: programme, seed: seed)
      }
    }
  }

  private init(number: Int, district: District, programme: Programme, seed: SimulationSeed) {
    let id = "\(district.id)-\(padded(number, width: 2))"
    var stream = RandomStream(seed: seed, label: "site \(id)")
    quality = stream.normal()
    honesty = stream.chance(0.2) ? stream.uniform(0.55, 0.88) : 1
    blocks = Self.blocks(count: Int(120 * stream.gamma(shape: 6)) + 60, &stream)
    let places = programme.vocabulary.places ?? .usual
    let residents = blocks.reduce(0) { $0 + $1.residents }
    site = Site(
      id: id, district: district.id, name: "\(district.name.zh)示范\(places.community.zh)\(padded(number, width: 2))",
      street: "示范\(places.street.zh)\(padded((number + 2) / 3, width: 2))", residents: residents,
      eligibleElders: Int(Double(residents) * stream.uniform(0.006, 0.015)) + 5,
      projects: Self.projects(of: programme, &stream))
  }

  private static func blocks(count: Int, _ stream: inout RandomStream) -> [Block] {
    (1...count).map { number in
      Block(number: number, residents: 30 + Int(45 * stream.gamma(shape: 6)), effect: stream.normal())
    }
  }

  /// Nearly all expected projects, and others until the minimum and up to three more are reached.
  private static func projects(of programme: Programme, _ stream: inout RandomStream) -> [String] {
    let expected = programme.projects.filter { $0.group == .expected && stream.chance(0.96) }
    let others = programme.projects.filter { $0.group != .expected }
    let target = programme.rules.minimumProjects + stream.whole(0...3)
    let chosen = Set((expected + stream.sample(max(0, target - expected.count), of: others)).map(\.id))
    return programme.projects.map(\.id).filter(chosen.contains)
  }
}
