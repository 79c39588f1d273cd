import CReadStat
import Glibc

/// One pass of ReadStat over a file in memory. ReadStat calls back for the bytes it wants and for what it finds; C
/// functions cannot hold a reference, so they find this object by its address.
final class DataFileReading {
  private let bytes: [UInt8]
  private let format: FileSignature.Format
  private var position = 0

  private var grid: CellGrid
  private var caseCount = 0
  private var encodingName: String?
  private var variables: [Variable] = []
  private var labels: [String: [Codebook.ValueLabel]] = [:]
  private var weightVariable: String?
  private var refusal: FileRefusal?

  private struct Variable {
    let name: String
    let label: String?
    let labelSet: String?
    let format: VariableFormat
    let missing: [Codebook.MissingValues]
  }

  /// How a pass ended.
  struct Outcome {
    fileprivate let code: readstat_error_t

    var isUndecodable: Bool {
      [READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING, READSTAT_ERROR_UNSUPPORTED_CHARSET].contains(code)
    }
  }

  init(_ bytes: [UInt8], _ format: FileSignature.Format) {
    self.bytes = bytes
    self.format = format
    grid = CellGrid(packed: bytes.count)
  }

  func run(_ encoding: TextEncoding?) -> Outcome {
    guard let parser = readstat_parser_init() else { return Outcome(code: READSTAT_ERROR_MALLOC) }
    defer { readstat_parser_free(parser) }
    let address = Unmanaged.passUnretained(self).toOpaque()
    connectBytes(parser, address)
    connectFindings(parser)
    guard let encoding else { return parse(parser, address) }
    // ReadStat keeps the pointer to the name while it parses.
    return encoding.conversionName.withCString { name in
      readstat_set_file_character_encoding(parser, name)
      return parse(parser, address)
    }
  }

  private func parse(_ parser: UnsafeMutablePointer<readstat_parser_t>, _ address: UnsafeMutableRawPointer) -> Outcome {
    switch format {
    case .stata: Outcome(code: readstat_parse_dta(parser, "", address))
    case .spssPortable: Outcome(code: readstat_parse_por(parser, "", address))
    default: Outcome(code: readstat_parse_sav(parser, "", address))
    }
  }

  /// What was read; throws a refusal when the pass failed.
  func finished(
    _ outcome: Outcome, _ extensions: SystemFileExtensions, encoding: TextEncoding?, isGuessed: Bool
  ) throws(FileRefusal) -> DataFile {
    if let refusal { throw refusal }
    guard outcome.code == READSTAT_OK else {
      let reason = readstat_error_message(outcome.code).map { String(cString: $0) }
      throw FileRefusal(rule: .damagedDataFile, value: reason)
    }
    try endCase()
    let codebook = Codebook(
      variables: variables.map { variable in
        Codebook.Variable(
          name: variable.name, label: variable.label, valueLabels: variable.labelSet.flatMap { labels[$0] } ?? [],
          missing: variable.missing)
      },
      multipleResponseSets: extensions.multipleResponseSets,
      weightVariable: weightVariable)
    return DataFile(
      system: format == .stata ? .stata : .spss, encoding: encoding ?? namedEncoding,
      isEncodingGuessed: isGuessed, text: grid.finished(lines: caseCount), codebook: codebook)
  }

  private var namedEncoding: TextEncoding? {
    guard let name = encodingName?.lowercased() else { return format == .stata ? .utf8 : nil }
    if ["gbk", "cp936", "gb2312", "euc-cn"].contains(name) { return .gb18030 }
    return TextEncoding(rawValue: name)
  }

  // MARK: Bytes

  private static func at(_ address: UnsafeMutableRawPointer?) -> DataFileReading? {
    address.map { Unmanaged<DataFileReading>.fromOpaque($0).takeUnretainedValue() }
  }

  private func connectBytes(_ parser: UnsafeMutablePointer<readstat_parser_t>, _ address: UnsafeMutableRawPointer) {
    readstat_set_io_ctx(parser, address)
    readstat_set_open_handler(parser) { _, _ in 0 }
    readstat_set_close_handler(parser) { _ in 0 }
    readstat_set_update_handler(parser) { _, _, _, _ in READSTAT_OK }
    readstat_set_seek_handler(parser) { offset, origin, address in
      DataFileReading.at(address)?.seek(Int(offset), from: origin) ?? -1
    }
    readstat_set_read_handler(parser) { buffer, count, address in
      DataFileReading.at(address)?.read(count, into: buffer) ?? -1
    }
  }

  private func seek(_ offset: Int, from origin: readstat_io_flags_t) -> Int {
    let start = origin == READSTAT_SEEK_SET ? 0 : origin == READSTAT_SEEK_CUR ? position : bytes.count
    let (target, overflow) = start.addingReportingOverflow(offset)
    guard !overflow, (0...bytes.count).contains(target) else { return -1 }
    position = target
    return target
  }

  private func read(_ count: Int, into buffer: UnsafeMutableRawPointer?) -> Int {
    let count = min(count, bytes.count - position)
    guard let buffer, count > 0 else { return 0 }
    bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { buffer.copyMemory(from: start + position, byteCount: count) }
    }
    position += count
    return count
  }

  // MARK: Findings

  private func connectFindings(_ parser: UnsafeMutablePointer<readstat_parser_t>) {
    readstat_set_metadata_handler(parser) { metadata, address in
      DataFileReading.at(address)?.encodingName = readstat_get_file_encoding(metadata).map { String(cString: $0) }
      return 0
    }
    readstat_set_variable_handler(parser) { _, variable, labelSet, address in
      guard let variable else { return 1 }
      DataFileReading.at(address)?.add(variable, labelSet: labelSet.map { String(cString: $0) })
      return 0
    }
    readstat_set_fweight_handler(parser) { variable, address in
      DataFileReading.at(address)?.weightVariable = readstat_variable_get_name(variable).map { String(cString: $0) }
      return 0
    }
    readstat_set_value_label_handler(parser) { labelSet, value, label, address in
      guard let labelSet, let label else { return 0 }
      DataFileReading.at(address)?.addLabel(String(cString: label), for: value, in: String(cString: labelSet))
      return 0
    }
    readstat_set_value_handler(parser) { row, variable, value, address in
      guard let reading = DataFileReading.at(address) else { return 1 }
      return reading.add(value, row: Int(row), column: Int(readstat_variable_get_index(variable))) ? 0 : 1
    }
  }

  private func add(_ variable: UnsafeMutablePointer<readstat_variable_t>, labelSet: String?) {
    let display = readstat_variable_get_format(variable).map { String(cString: $0) } ?? ""
    let label = readstat_variable_get_label(variable).map { String(cString: $0) } ?? ""
    let missing = (0..<readstat_variable_get_missing_ranges_count(variable)).map { index in
      missingValues(
        readstat_variable_get_missing_range_lo(variable, index), readstat_variable_get_missing_range_hi(variable, index)
      )
    }
    variables.append(
      Variable(
        name: readstat_variable_get_name(variable).map { String(cString: $0) } ?? "",
        label: label.isEmpty ? nil : label,
        labelSet: labelSet, format: format == .stata ? VariableFormat(stata: display) : VariableFormat(spss: display),
        missing: missing))
  }

  private func missingValues(_ low: readstat_value_t, _ high: readstat_value_t) -> Codebook.MissingValues {
    guard readstat_value_type_class(low) == READSTAT_TYPE_CLASS_NUMERIC else {
      return .text(readstat_string_value(low).map { String(cString: $0) } ?? "")
    }
    let bounds = [readstat_double_value(low), readstat_double_value(high)].filter { !$0.isNaN }.sorted()
    guard let least = bounds.first, let most = bounds.last else { return .text("") }
    return .numbers(least...most)
  }

  private func addLabel(_ label: String, for value: readstat_value_t, in labelSet: String) {
    labels[labelSet, default: []].append(Codebook.ValueLabel(code: text(of: value, .number) ?? "", label: label))
  }

  /// Takes a value; false when no more is wanted.
  private func add(_ value: readstat_value_t, row: Int, column: Int) -> Bool {
    do {
      if row >= caseCount {
        try endCase()
        caseCount = row + 1
      }
    } catch {
      refusal = error
      return false
    }
    guard variables.indices.contains(column), let text = text(of: value, variables[column].format), !text.isEmpty else {
      return true
    }
    grid.append(text.utf8, at: column)
    return true
  }

  private func endCase() throws(FileRefusal) { try grid.endRow(caseCount) }

  /// A value as a cell; nil when the system lacks it.
  private func text(of value: readstat_value_t, _ format: VariableFormat) -> String? {
    if readstat_value_is_tagged_missing(value) != 0 {
      return "." + String(UnicodeScalar(UInt8(bitPattern: readstat_value_tag(value))))
    }
    if readstat_value_is_system_missing(value) != 0 { return nil }
    switch readstat_value_type(value) {
    case READSTAT_TYPE_STRING: return readstat_string_value(value).map { String(cString: $0) }
    case READSTAT_TYPE_INT8, READSTAT_TYPE_INT16, READSTAT_TYPE_INT32, READSTAT_TYPE_DOUBLE:
      let number = readstat_double_value(value)
      return format.text(of: number) ?? NumberSpelling.shortest(number)
    case READSTAT_TYPE_FLOAT:
      let number = readstat_float_value(value)
      return format.text(of: Double(number)) ?? NumberSpelling.shortest(number)
    default: return nil
    }
  }
}
