/// An instrument: its questions in order, as an XLSForm defines them.
package struct Questionnaire: Sendable, Equatable, Codable {
  package let id: String
  package let title: LocalizedText
  package let version: String
  package let questions: [Question]

  package init(id: String, title: LocalizedText, version: String, questions: [Question]) {
    self.id = id
    self.title = title
    self.version = version
    self.questions = questions
  }

  package func question(_ id: String) -> Question? { questions.first { $0.id == id } }
}

/// One question.
package struct Question: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  package let label: LocalizedText
  package let type: AnswerType
  /// XLSForm expression that says who is asked; nil = everyone.
  package let relevance: String?
  /// XLSForm constraint on the answer, with `.` for the value.
  package let constraint: String?
  package let required: Bool

  /// What an answer can be.
  package enum AnswerType: Sendable, Equatable, Codable {
    case single([Choice])
    case multiple([Choice])
    case integer
    case decimal
    case text
    case date
  }

  /// One option with its code.
  package struct Choice: Sendable, Equatable, Codable {
    package let code: String
    package let label: LocalizedText
    /// Set when choosing it is no opinion (不清楚, 不适用, 拒答).
    package let missing: MissingKind?

    package init(code: String, label: LocalizedText, missing: MissingKind?) {
      self.code = code
      self.label = label
      self.missing = missing
    }
  }

  package init(
    id: String, label: LocalizedText, type: AnswerType, relevance: String?, constraint: String?, required: Bool
  ) {
    self.id = id
    self.label = label
    self.type = type
    self.relevance = relevance
    self.constraint = constraint
    self.required = required
  }

  package var choices: [Choice] {
    switch type {
    case .single(let choices), .multiple(let choices): choices
    case .integer, .decimal, .text, .date: []
    }
  }
}

/// Why there is no answer; the kinds are never mixed and never averaged.
package enum MissingKind: String, Sendable, Codable, CaseIterable {
  /// Skip logic did not lead to the question.
  case notAsked
  /// Asked and left blank.
  case blank
  /// 不清楚
  case dontKnow
  /// 不适用
  case notApplicable
  /// 拒答
  case refused
}

/// An answer to one question.
package enum Answer: Sendable, Hashable, Codable {
  case code(String)
  case set([String])
  case number(Double)
  case text(String)
  case missing(MissingKind)
}

/// One respondent's answers with the place in the sample.
package struct SurveyResponse: Sendable, Equatable, Codable {
  /// Identifier in the exporting system.
  package let respondent: String
  package let site: String
  /// First-stage unit within the site (小区、楼栋).
  package let cluster: String
  /// Clusters in the site, for the finite population correction; nil = unknown.
  package let clusterPopulation: Int?
  /// Sampling weight > 0.
  package let weight: Double
  /// Questions that were asked, by identifier; a question that is absent was not asked.
  package let answers: [String: Answer]
  /// Line of the source file, from 1.
  package let line: Int
  /// Batch in which it was stored; 0 before.
  package let batch: Int

  package init(
    respondent: String, site: String, cluster: String, clusterPopulation: Int?, weight: Double,
    answers: [String: Answer], line: Int, batch: Int = 0
  ) {
    self.respondent = respondent
    self.site = site
    self.cluster = cluster
    self.clusterPopulation = clusterPopulation
    self.weight = weight
    self.answers = answers
    self.line = line
    self.batch = batch
  }
}

/// Which questions of an instrument carry the place of a respondent in the sample.
package struct SurveyDesignRoles: Sendable, Equatable, Codable {
  package let site: String
  package let cluster: String
  package let clusterPopulation: String
  package let weight: String

  package init(site: String, cluster: String, clusterPopulation: String, weight: String) {
    self.site = site
    self.cluster = cluster
    self.clusterPopulation = clusterPopulation
    self.weight = weight
  }
}

/// How the programme uses its questionnaire.
package struct SurveyDefinition: Sendable, Equatable, Codable {
  package let roles: SurveyDesignRoles
  /// The question on overall satisfaction; its categories in order, worst first, and those that count as satisfied.
  package let overall: String
  package let categories: [String]
  package let satisfied: [String]
  /// Prefixes of the questions asked for each project.
  package let awarePrefix: String
  package let usePrefix: String
  package let satisfactionPrefix: String
  /// Code that means yes in the awareness and use questions.
  package let yes: String
  /// Questions whose categories are reported as domains (sex, age band, years of residence).
  package let domains: [String]

  package init(
    roles: SurveyDesignRoles, overall: String, categories: [String], satisfied: [String], awarePrefix: String,
    usePrefix: String, satisfactionPrefix: String, yes: String, domains: [String]
  ) {
    self.roles = roles
    self.overall = overall
    self.categories = categories
    self.satisfied = satisfied
    self.awarePrefix = awarePrefix
    self.usePrefix = usePrefix
    self.satisfactionPrefix = satisfactionPrefix
    self.yes = yes
    self.domains = domains
  }
}
