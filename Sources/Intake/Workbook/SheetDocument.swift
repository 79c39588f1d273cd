import CExpat
import Glibc

/// The XML of one sheet.
///
/// A sheet has ten million events. All that they change is one value, which they find by its address; so no event
/// counts references.
final class SheetDocument: XMLDocument {
  private let state: UnsafeMutablePointer<SheetReading>

  init(_ parts: Workbook.SharedParts, packed: Int, isProbe: Bool = false) {
    state = .allocate(capacity: 1)
    state.initialize(to: SheetReading(parts, packed: packed, isProbe: isProbe))
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  var reading: SheetReading { state.pointee }

  override var ending: Ending? { state.pointee.ending }

  override func connect(_ parser: XML_Parser) {
    XML_SetUserData(parser, state)
    XML_SetElementHandler(
      parser,
      { parser, name, attributes in
        guard let name, let attributes, let state = SheetDocument.state(of: parser) else { return }
        state.pointee.begin(XMLName(name), XMLAttributes(attributes))
        if state.pointee.isDone { XML_StopParser(OpaquePointer(parser), 0) }
      },
      { parser, name in
        guard let name, let state = SheetDocument.state(of: parser) else { return }
        state.pointee.end(XMLName(name))
        if state.pointee.isDone { XML_StopParser(OpaquePointer(parser), 0) }
      })
    XML_SetCharacterDataHandler(parser) { parser, text, count in
      UnsafeBufferPointer(start: text, count: Int(count)).withMemoryRebound(to: UInt8.self) {
        SheetDocument.state(of: parser)?.pointee.text($0)
      }
    }
  }

  private static func state(of parser: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SheetReading>? {
    cexpat_user_data(OpaquePointer(parser))?.assumingMemoryBound(to: SheetReading.self)
  }
}

/// Reads the elements of one sheet, cell by cell.
///
/// Numbers are written as their shortest decimals, dates and times by their format, booleans as `TRUE` and `FALSE`,
/// errors as they are shown. Of a formula the value counts that the last program to save the workbook worked out; a
/// formula without one stands as its text, `=A1&B1`.
struct SheetReading {
  private(set) var grid: CellGrid
  private(set) var remarks = SheetRemarks()
  /// Areas of merged cells as the file writes them, by the line of their first cell.
  private(set) var mergedAreas: [(line: Int, area: String)] = []
  /// Hidden columns, from 0.
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  /// By column the cells that are numbers, and the texts that could be numbers.
  private(set) var numberCounts: [(numbers: Int, texts: Int)] = []

  private let strings: SharedStrings
  private let formats: [NumberFormat]
  private let dates: DateSystem
  /// Whether only the presence of content matters.
  private let isProbe: Bool
  private(set) var ending: XMLDocument.Ending? { didSet { isDone = true } }
  /// Whether nothing more is to be read.
  private(set) var isDone = false
  /// Elements that are open.
  private var depth = 0

  private var isWithinData = false
  private var line = 0
  private var isHiddenRow = false
  private var cell = SheetCell()
  private var target = Target.none
  private var isWithinPhonetics = false

  /// Where the text of an element belongs.
  private enum Target { case none, value, formula, inline }

  init(_ parts: Workbook.SharedParts, packed: Int, isProbe: Bool = false) {
    grid = CellGrid(packed: packed)
    (strings, formats, dates) = (parts.strings, parts.formats, parts.dates)
    self.isProbe = isProbe
  }

  // MARK: Elements

  mutating func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    depth += 1
    if depth > XMLDocument.depthLimit { isDone = true }
    guard isWithinData else { return beginOutside(element, attributes) }
    switch element.letter {
    case UInt8(ascii: "c"): beginCell(attributes)
    case UInt8(ascii: "v"): (target, cell.hasValue) = (.value, true)
    case UInt8(ascii: "f"): (target, cell.isFormula) = (.formula, true)
    case UInt8(ascii: "t"): target = isWithinPhonetics ? .none : .inline
    case 0 where element == "row": beginRow(attributes)
    case 0 where element == "rPh": isWithinPhonetics = true
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch target {
    case .none: break
    case .value: cell.value.append(contentsOf: bytes)
    case .inline: cell.inline.append(contentsOf: bytes)
    case .formula: cell.formula.append(contentsOf: bytes)
    }
  }

  mutating func end(_ element: XMLName) {
    depth -= 1
    guard isWithinData else { return }
    switch element.letter {
    case UInt8(ascii: "c"): endCell()
    case UInt8(ascii: "v"), UInt8(ascii: "f"), UInt8(ascii: "t"): target = .none
    case 0 where element == "row": endRow()
    case 0 where element == "rPh": isWithinPhonetics = false
    case 0 where element == "sheetData": isWithinData = false
    default: break
    }
  }

  /// What stands before and after the rows.
  private mutating func beginOutside(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "sheetData" {
      isWithinData = true
    } else if element == "col", attributes.isTrue("hidden"), let first = attributes["min"].flatMap({ Int($0) }),
      let last = attributes["max"].flatMap({ Int($0) }), 1 <= first, first <= last
    {
      hiddenColumns.append((first - 1)...(last - 1))
    } else if element == "mergeCell", let area = attributes["ref"] {
      let corner = area.utf8.prefix { $0 != UInt8(ascii: ":") }
      let line = Int(String(decoding: corner.drop { !(0x30...0x39).contains($0) }, as: UTF8.self))
      mergedAreas.append((line ?? 1, area))
    }
  }

  // MARK: Rows

  private mutating func beginRow(_ attributes: XMLAttributes) {
    var written: Int?
    isHiddenRow = false
    attributes.forEach { name, value in
      if name.letter == UInt8(ascii: "r") {
        written = Int(String(cString: value)) ?? -1
      } else if name == "hidden" {
        isHiddenRow = value.pointee == 0x31 || value.pointee == 0x74  // 1, true
      }
    }
    let row = written ?? line + 1
    guard row > line, row <= ReadingLimits.sheetRows else { return damaged(line: max(line, 1), "row \(row)") }
    line = row
    cell.column = -1
  }

  private mutating func endRow() {
    if isHiddenRow, grid.width > 0 { remarks.add(.hiddenRow, line: line) }
    do {
      try grid.endRow(line)
    } catch {
      refuse(error)
    }
  }

  private mutating func damaged(line: Int, _ place: String) {
    refuse(FileRefusal(rule: .damagedWorkbook, line: line, value: place))
  }

  private mutating func refuse(_ reason: FileRefusal) {
    ending = ending ?? .refused(reason)
  }

  // MARK: Cells

  private mutating func beginCell(_ attributes: XMLAttributes) {
    let column = cell.column + 1
    cell.clear(column)
    var reference: UnsafePointer<CChar>?
    attributes.forEach { name, value in
      switch name.letter {
      case UInt8(ascii: "r"): reference = value
      case UInt8(ascii: "s"): cell.style = Int(atol(value))
      case UInt8(ascii: "t"): cell.kind = SheetCell.Kind(value)
      default: break
      }
    }
    guard let reference else { return }
    guard let place = CellReference(reference), place.row == line, place.column >= column else {
      return damaged(line: line, String(cString: reference))
    }
    cell.column = place.column
  }

  private mutating func endCell() {
    guard cell.column < ReadingLimits.columns else { return damaged(line: line, "column \(cell.column + 1)") }
    guard !cell.isEmpty else { return }
    guard !isProbe else {
      ending = .restNotNeeded
      return
    }
    if cell.lacksValue {
      let formula = "=" + String(decoding: cell.formula, as: UTF8.self)
      remarks.add(.formulaWithoutValue, line: line, column: cell.column, value: formula)
      return grid.append(formula.utf8, at: cell.column)
    }
    let before = grid.width
    appendContent()
    guard cell.isFormula, grid.width > before else { return }
    remarks.add(.computedValue, line: line, column: cell.column, value: String(decoding: cell.value, as: UTF8.self))
  }

  private mutating func appendContent() {
    switch cell.kind {
    case .number: appendNumber()
    case .shared:
      guard let position = Int(String(decoding: cell.value, as: UTF8.self)), let text = strings[position] else {
        return damaged(line: line, "shared string \(String(decoding: cell.value.prefix(20), as: UTF8.self))")
      }
      appendText(text)
    case .inline: appendText(EscapedText.decoded(cell.inline.isEmpty ? cell.value : cell.inline)[...])
    case .formulaText: appendText(EscapedText.decoded(cell.value)[...])
    case .boolean: grid.append((cell.value == [0x31] ? "TRUE" : "FALSE").utf8, at: cell.column)
    case .plain: grid.append(cell.value, at: cell.column)
    }
  }

  private mutating func appendText(_ text: ArraySlice<UInt8>) {
    guard let first = text.first else { return }
    grid.append(text, at: cell.column)
    guard first <= 0x39, text.count <= 24, NumberSpelling.isShortest(Array(text)) else { return }
    count(cell.column) { $0.texts += 1 }
    remarks.add(.numberAsText, line: line, column: cell.column, value: String(decoding: text, as: UTF8.self))
  }

  private mutating func appendNumber() {
    count(cell.column) { $0.numbers += 1 }
    let format = cell.style > 0 && cell.style < formats.count ? formats[cell.style] : formats.first ?? .number
    if format == .number, NumberSpelling.isShortest(cell.value) { return grid.append(cell.value, at: cell.column) }
    let written = String(decoding: cell.value, as: UTF8.self)
    guard let number = Double(written) else { return grid.append(cell.value, at: cell.column) }
    grid.append((dates.text(of: number, as: format) ?? NumberSpelling.shortest(number)).utf8, at: cell.column)
  }

  private mutating func count(_ column: Int, _ change: (inout (numbers: Int, texts: Int)) -> Void) {
    while numberCounts.count <= column { numberCounts.append((0, 0)) }
    change(&numberCounts[column])
  }
}
