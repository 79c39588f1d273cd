import CXLSXWriter

/// Writes a workbook with libxlsxwriter. The same workbook gives the same bytes: no clock, no locale.
package struct ExcelWriter {
  /// A workbook that could not be written: what the library says.
  package struct Failure: Error, Equatable {
    package let reason: String
  }

  /// The day that zip archives count from; stands in place of the time of writing.
  private static let created: time_t = 315_532_800
  /// Characters that a cell can hold.
  private static let cellCharacters = 32_767

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let header: UnsafeMutablePointer<lxw_format>?
  private let title: UnsafeMutablePointer<lxw_format>?
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]

  private struct Style: Hashable {
    let mark: ExcelCell.Mark
    /// Nil: text.
    let number: ExcelNumberFormat?
  }

  /// Writes the workbook to a file that is made or replaced.
  /// - Throws: `Failure` when a sheet's name is not allowed or the file cannot be written.
  package static func write(_ workbook: ExcelWorkbook, to path: String) throws(Failure) {
    guard let book = workbook_new(path) else { throw Failure(reason: "out of memory") }
    var writer = ExcelWriter(book)
    var problem: Failure?
    do { try writer.write(workbook) } catch { problem = error }
    let closed = workbook_close(book)
    if let problem { throw problem }
    guard closed == LXW_NO_ERROR else { throw Failure(reason: text(of: closed)) }
  }

  private init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    self.book = book
    header = workbook_add_format(book)
    format_set_bold(header)
    format_set_text_wrap(header)
    format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    title = workbook_add_format(book)
    format_set_bold(title)
    format_set_font_size(title, 14)
  }

  private mutating func write(_ workbook: ExcelWorkbook) throws(Failure) {
    setProperties(title: workbook.title)
    for sheet in workbook.sheets {
      guard let worksheet = workbook_add_worksheet(book, sheet.name) else {
        throw Failure(reason: "sheet name \(sheet.name)")
      }
      try write(sheet, to: worksheet)
    }
  }

  private func setProperties(title: String) {
    title.withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      properties.created = Self.created
      _ = workbook_set_properties(book, &properties)
    }
  }

  private mutating func write(
    _ sheet: ExcelSheet, to worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(Failure) {
    if let title = sheet.title { try check(worksheet_write_string(worksheet, 0, 0, Self.shortened(title), self.title)) }
    let header = sheet.title == nil ? 0 : 2
    for (index, column) in sheet.columns.enumerated() {
      let position = UInt16(index)
      try check(worksheet_set_column(worksheet, position, position, column.width, nil))
      try check(
        worksheet_write_string(worksheet, UInt32(header), position, Self.shortened(column.header), self.header))
    }
    for (line, row) in sheet.rows.enumerated() {
      for (index, cell) in row.enumerated() {
        try write(cell, to: worksheet, row: UInt32(header + line + 1), column: UInt16(index))
      }
    }
    for (line, note) in sheet.notes.enumerated() {
      let place = UInt32(header + sheet.rows.count + 2 + line)
      try check(worksheet_write_string(worksheet, place, 0, Self.shortened(note), nil))
    }
    for (index, column) in sheet.columns.enumerated() where !column.choices.isEmpty {
      try offer(column.choices, in: UInt16(index), below: UInt32(header), rows: UInt32(sheet.rows.count), worksheet)
    }
    try add(sheet, header: header, to: worksheet)
    worksheet_freeze_panes(worksheet, UInt32(header + 1), 0)
    try setPrinting(of: worksheet, header: UInt32(header))
    guard !sheet.rows.isEmpty, !sheet.columns.isEmpty else { return }
    try check(
      worksheet_autofilter(
        worksheet, UInt32(header), 0, UInt32(header + sheet.rows.count), UInt16(sheet.columns.count - 1)))
  }

  /// A list of what the cells of a column may hold, down to some rows below the last one.
  private func offer(
    _ choices: [String], in column: UInt16, below header: UInt32, rows: UInt32,
    _ worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(Failure) {
    var list: [UnsafeMutablePointer<CChar>?] = choices.map { strdup($0) }
    defer { for text in list { free(text) } }
    list.append(nil)
    var validation = lxw_data_validation()
    validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
    let code = list.withUnsafeMutableBufferPointer { pointers in
      validation.value_list = pointers.baseAddress
      return worksheet_data_validation_range(worksheet, header + 1, column, header + rows + 50, column, &validation)
    }
    try check(code)
  }

  /// The chart of a sheet, to the right of its cells, first row on top.
  private func add(
    _ sheet: ExcelSheet, header: Int, to worksheet: UnsafeMutablePointer<lxw_worksheet>
  ) throws(Failure) {
    guard let drawn = sheet.chart, !sheet.rows.isEmpty else { return }
    guard let chart = workbook_add_chart(book, UInt8(LXW_CHART_BAR.rawValue)),
      let series = chart_add_series(chart, nil, nil)
    else { throw Failure(reason: "chart of \(sheet.name)") }
    let (first, last) = (UInt32(header + 1), UInt32(header + sheet.rows.count))
    let column = UInt16(drawn.column)
    chart_series_set_categories(series, sheet.name, first, 0, last, 0)
    chart_series_set_values(series, sheet.name, first, column, last, column)
    chart_title_set_name(chart, drawn.title)
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    chart_axis_set_reverse(chart.pointee.y_axis)
    chart_axis_set_name(chart.pointee.x_axis, sheet.columns[drawn.column].header)
    var options = lxw_chart_options()
    options.x_scale = 1.4
    options.y_scale = max(1, Double(sheet.rows.count) / 10)
    try check(
      worksheet_insert_chart_opt(worksheet, first, UInt16(sheet.columns.count + 1), chart, &options))
  }

  /// A4, as wide as the sheet, the header on every page.
  private func setPrinting(of worksheet: UnsafeMutablePointer<lxw_worksheet>, header: UInt32) throws(Failure) {
    worksheet_set_paper(worksheet, 9)
    worksheet_set_landscape(worksheet)
    worksheet_fit_to_pages(worksheet, 1, 0)
    try check(worksheet_repeat_rows(worksheet, header, header))
  }

  private mutating func write(
    _ cell: ExcelCell, to worksheet: UnsafeMutablePointer<lxw_worksheet>, row: UInt32, column: UInt16
  ) throws(Failure) {
    switch cell.content {
    case .empty:
      guard cell.mark != .plain else { break }
      try check(worksheet_write_blank(worksheet, row, column, format(Style(mark: cell.mark, number: nil))))
    case .text(let text):
      let style = format(Style(mark: cell.mark, number: nil))
      try check(worksheet_write_string(worksheet, row, column, Self.shortened(text), style))
    case .whole(let number):
      let style = format(Style(mark: cell.mark, number: ExcelNumberFormat(decimals: 0)))
      try check(worksheet_write_number(worksheet, row, column, Double(number), style))
    case .number(let number, let shown):
      let style = format(Style(mark: cell.mark, number: shown))
      guard number.isFinite else { return try check(worksheet_write_blank(worksheet, row, column, style)) }
      try check(worksheet_write_number(worksheet, row, column, number, style))
    }
    if let note = cell.note { try check(worksheet_write_comment(worksheet, row, column, note)) }
  }

  /// A format, made when it is first needed: the library writes those that exist.
  private mutating func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(book) else { return nil }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if let number = style.number {
      format_set_num_format(format, number.code)
    } else {
      format_set_text_wrap(format)
      format_set_num_format(format, "@")
    }
    if let colour = style.mark.colour { format_set_bg_color(format, colour) }
    formats[style] = format
    return format
  }

  private func check(_ code: lxw_error) throws(Failure) {
    guard code == LXW_NO_ERROR else { throw Failure(reason: Self.text(of: code)) }
  }

  private static func text(of code: lxw_error) -> String { String(cString: lxw_strerror(code)) }

  private static func shortened(_ text: String) -> String {
    text.utf16.count <= cellCharacters ? text : String(text.prefix(cellCharacters / 2 - 1)) + "…"
  }
}

extension ExcelCell.Mark {
  /// Light grounds that stay apart in black and white.
  fileprivate var colour: lxw_color_t? {
    switch self {
    case .plain: nil
    case .attention: 0xFFF2CC
    case .wrong: 0xF4B6A6
    case .unused: 0xE3E3E3
    }
  }
}
