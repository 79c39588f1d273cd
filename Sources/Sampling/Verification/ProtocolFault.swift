/// What is wrong with a protocol file; the Workbench has the words in Chinese.
package enum ProtocolFault: Equatable, Sendable {
  case notUTF8
  // JSON
  case textAfterEnd
  case tooDeep
  case endsEarly
  case expected(String)
  case escape
  case notJSON(String)
  case controlCharacter
  // Members and their form
  case needed([String])
  case form(String, Form)
  /// A key or unit that stands twice.
  case twice(String)
  // plan.json
  case uncommitted(party: String)
  case publicEventLast
  // ceremony.json
  case otherDraw
  case contributions(Int, planned: Int)
  case place(DrawPlan.Source, of: String)
  case characters(party: String)
  case dice(party: String, digits: Int)
  case undated
  // frame.tsv and covariates.tsv
  case header(String)
  case lastLineFeed
  case unsorted
  case notCanonical
  case fields(Int, wanted: Int)
  case rows(Int, wanted: Int)
  case otherUnit(String)
  case sizeZero(stratum: String)
  case sizeSum(stratum: String)
  // dispositions.tsv
  case disposition
  case noReason
  case unknownUnit
  case notOnList

  /// How a value must be written.
  package enum Form: Equatable, Sendable {
    case decimal
    case digest
    case identifier
    case list
    case object
    case oneOf([String])
    case size
    case time
    case whole(from: Int)
  }
}

extension ProtocolFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notUTF8: "not UTF-8"
    case .textAfterEnd: "text after the end of the document"
    case .tooDeep: "nested too deeply"
    case .endsEarly: "the document ends early"
    case .expected(let sign): "\(sign) is expected"
    case .escape: "an escape (\\) that JSON does not have"
    case .notJSON(let word): "“\(word)” is no JSON value"
    case .controlCharacter: "a control character inside a text"
    case .needed(let names): "\(names.joined(separator: ", ")) are needed"
    case .form(let name, let form): "\(name) must be \(form)"
    case .twice(let name): "“\(name)” stands twice"
    case .uncommitted(let party): "the reveal of \(party) needs its commitment"
    case .publicEventLast: "the last contribution must be a public event (dice, lottery, drand)"
    case .otherDraw: "it is for another draw or attempt"
    case .contributions(let found, let planned): "\(found) contributions, the plan demands \(planned)"
    case .place(let source, let party): "the plan asks for \(source.rawValue) of \(party) at this place"
    case .characters(let party): "the value of \(party) has a character outside the allowed set"
    case .dice(let party, let digits): "the dice of \(party) must be exactly \(digits) decimal digits"
    case .undated: "the plan is dated, but times of the ceremony are missing"
    case .header(let header): "the first line must be exactly “\(header)”"
    case .lastLineFeed: "the file must end with one line feed"
    case .unsorted: "not canonical: rows must be sorted by the bytes of unit_id"
    case .notCanonical: "not canonical: printed again, the file has other bytes"
    case .fields(let found, let wanted): "\(found) fields, want \(wanted)"
    case .rows(let found, let wanted): "\(found) rows, the frame has \(wanted) units"
    case .otherUnit(let unit): "\(unit) is expected: the units of the frame in its order"
    case .sizeZero(let stratum): "stratum \(stratum): unequal probabilities need sizes above 0"
    case .sizeSum(let stratum): "stratum \(stratum): the sizes add up to 2^74 or more"
    case .disposition: "unit, one of ineligible, closed, refused, and a reason are expected, each unit once"
    case .noReason: "the reason is missing"
    case .unknownUnit: "the frame has no such unit"
    case .notOnList: "the unit was not on the list then: reserves move up in their order only"
    }
  }
}

extension ProtocolFault.Form: CustomStringConvertible {
  package var description: String {
    switch self {
    case .decimal: "a plain decimal number of at most 15 digits"
    case .digest: "64 lower-case hexadecimal digits"
    case .identifier: "of A-Z a-z 0-9 . _ - and at most 64 characters"
    case .list: "a list"
    case .object: "an object"
    case .oneOf(let words): words.joined(separator: " or ")
    case .size: "a plain whole number of at most 18 digits"
    case .time: "a time such as 2015-06-15T09:00:00+08:00"
    case .whole(let least): "a whole number of \(least) or more"
    }
  }
}
