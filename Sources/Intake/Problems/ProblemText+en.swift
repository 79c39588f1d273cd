extension ProblemText {
  static let english = Frame(
    rules: englishFile.merging(englishContainers) { first, _ in first }.merging(englishRows) { first, _ in first }
      .merging(englishCells) { first, _ in first }
      .merging(englishInstruments) { first, _ in first }
      .merging(englishDefinitions) { first, _ in first }.merging(englishLogs) { first, _ in first },
    line: { ", line \($0)" }, column: { ", column “\($0)”" }, occurrences: { " and \($0 - 1) more" }, separator: ": ",
    read: { "reads “\($0)”." }, allowed: { "Allowed: \($0)." }, nearest: { "The nearest is “\($0)”." },
    kept: [.fatal: "The file was not read.", .reject: "The row is kept apart and counts in no result.", .warn: ""])

  private static let englishFile: [ProblemRule: RuleWords] = [
    .unreadableFile: .init("The file cannot be read.", "Check that it exists and that you may open it."),
    .emptyFile: .init("The file is empty.", "Export it again with column names and data."),
    .noDataRows: .init("There are column names but no row of data.", "Export it again with the data included."),
    .fileTooLarge: .init("The file is larger than {allowed} bytes.", "Split it and import the parts."),
    .lineTooLong: .init(
      "This line is longer than {allowed} bytes, which no row of a table is.",
      "See whether the file is damaged or its line ends are lost, and export it again."),
    .tooManyColumns: .init(
      "The table has {value} columns; the limit is {allowed}.", "Delete empty columns or check the delimiter."),
    .protectedWorkbook: .init(
      "This is a password-protected file or an old .xls workbook.",
      "Open it with its password, remove the protection, save it as “Excel workbook (.xlsx)” and import that."),
    .compressedFile: .init("A file compressed in this way is not read.", "Unpack it and import the table inside."),
    .webPage: .init(
      "This is a web page, not a table; probably the login had expired.", "Log in again and repeat the CSV export."),
    .documentOrImage: .init("This is a PDF or an image, not a table.", "Ask for the data as CSV or Excel."),
    .webServerLog: .init(
      "This is a web server log, not a table.", "Read it with --as log, or import it as logs."),
    .misnamedFile: .init(
      "The name ends in “{value}” but the content is that of a “{allowed}” file.",
      "Give it the name of its content, or export it again."),
    .binaryFile: .init("The content is no text; the file may be damaged.", "Export or download it again as CSV UTF-8."),
    .unusualEncoding: .init(
      "The text was read as {value}, which may be wrong.", "Check the text; if it is wrong, save it as CSV UTF-8."),
    .undecodableBytes: .init(
      "Bytes that are no character ({value}) were replaced by “�”.", "Check the text of this line in its source."),
    .mixedEncoding: .init(
      "This line has another encoding than the rest and was read as GB18030: “{value}”.",
      "Check the text; better export the file again."),
    .nulCharacter: .init("The line holds a NUL character, which was kept.", "Check that the line is complete."),
    .missingColumn: .init("This column is missing.", "Add it, or say at the import which column stands for it."),
    .repeatedColumn: .init("Two columns have this name.", "Rename one of them."),
    .unknownColumn: .init("This column is not known and was not used.", "If it should be, give it its proper name."),
    .unnamedColumn: .init("The column has no name and is called by its position.", "Name it in the header."),
    .headerCleaned: .init(
      "Invisible or full-width characters were removed from “{value}”.", "Check the column's name."),
  ]

  private static let englishContainers: [ProblemRule: RuleWords] = [
    .damagedArchive: .init("The compressed content is damaged or cut.", "Export or download it again."),
    .unpackedTooLarge: .init("It unpacks to more than {allowed} bytes.", "Split it and import the parts."),
    .inflationBomb: .init(
      "It unpacks to more than {allowed} times its size, which real data does not.",
      "Ask where it comes from, and for the data as CSV."),
    .tooManyEntries: .init(
      "The archive holds {value} files; the limit is {allowed}.", "Keep only the table to be imported."),
    .repeatedEntry: .init(
      "The archive holds two files of one name; programs would disagree on the content.",
      "Open it in Excel, save it under a new name and import that."),
    .escapingEntry: .init(
      "The file “{value}” of the archive leads out of its folder, which is not safe.", "Ask where it comes from."),
    .archiveWithoutTable: .init(
      "The archive holds no table that can be read.", "Unpack it and import the CSV, Excel, SPSS or Stata file inside."),
    .severalTables: .init("The archive holds {value} tables: {allowed}.", "Unpack it and import them one by one."),
    .damagedWorkbook: .init(
      "The workbook is damaged ({value}).", "Open it in Excel, let it be repaired, save it and import that."),
    .unsafeWorkbook: .init(
      "The workbook holds what no spreadsheet program writes (a document type, endless nesting or tags); it may be hostile.",
      "Ask where it comes from; open it in Excel, save it under a new name and import that."),
    .unsupportedWorkbook: .init(
      "This is no .xlsx workbook (but perhaps .xlsb, .ods or a text document).",
      "Open it in a spreadsheet program and save it as “Excel workbook (.xlsx)”."),
    .unknownSheet: .init("There is no sheet named “{value}”.", "Check the name of the sheet."),
    .tooManyCells: .init("The sheet has more than {allowed} cells.", "Save it as CSV UTF-8 and import that."),
    .damagedDataFile: .init(
      "The data file is damaged or not understood ({value}).",
      "Save it again in its program, or export it as CSV UTF-8."),
    .hiddenSheet: .init("The sheet “{value}” that was read is hidden.", "Check that it is the data to be imported."),
    .otherSheets: .init(
      "Other sheets of the workbook hold something and were not read: {value}.",
      "Name one with --sheet to read or import it."),
    .macros: .init("The workbook holds macros, which were not run.", "Check that the data does not depend on them."),
    .hiddenColumn: .init("The column is hidden in the sheet; it was read.", "Check that it should be used."),
    .hiddenRow: .init(
      "The row is hidden in the sheet (a filter may have been left on); it was read.", "Check that it should be used."),
    .mergedCells: .init(
      "{value} are merged cells; the content counts for the first one only, the others are read as they are stored.",
      "Take the merge apart and fill every cell."),
    .computedValue: .init("This is a formula; its stored result was used.", "Check that the result is up to date."),
    .formulaWithoutValue: .init(
      "This is a formula without a stored result; its text was read.",
      "Open the workbook in Excel, save it, import again."),
    .contentBesideTable: .init(
      "The header has {allowed} columns but this row has content up to column {value}.",
      "Name the further columns, or delete what does not belong to the table."),
    .numberAsText: .init("This number is stored as text; it was read as a number.", "Check that it is no identifier."),
  ]

  private static let englishRows: [ProblemRule: RuleWords] = [
    .unterminatedQuote: .init(
      "A quote opens here and is never closed, so what follows cannot be assigned: {value}.",
      "Close or delete the quote."),
    .strayQuote: .init("A quote within a text was taken as text.", "Check that the columns of this line fit."),
    .shortRow: .init(
      "The row has {value} cells instead of {allowed}; the download may be cut or a quote before it not closed.",
      "Complete it and import again."),
    .longRow: .init(
      "The row has {value} cells instead of {allowed}; a comma in a text may lack quotes.",
      "Put texts with commas in quotes."),
    .shortRowsThroughout: .init(
      "The header names {allowed} columns and every row has {value}; the last columns are taken as empty.",
      "Check that the last columns have no data."),
    .totalRow: .init("This is a total, not a row of data.", "Nothing to do unless it is data."),
    .secondTable: .init("This row belongs to a second table in the file.", "Save that table as a file of its own."),
    .fieldTooLong: .init(
      "The cell is longer than {allowed} characters, the limit of a spreadsheet cell.",
      "Check it; a quote may not be closed."),
    .repeatedRow: .init("The row repeats line {suggestion}.", "Check whether it was entered twice."),
    .repeatedIdentifier: .init(
      "“{value}” also identifies line {suggestion}, which differs.", "Check which of them is right."),
    .copiedAnswers: .init(
      "All answers equal those of line {suggestion} under another identifier; the row is used.",
      "Check whether it was sent twice."),
  ]

  private static let englishCells: [ProblemRule: RuleWords] = [
    .invalidValue: .init("This is not written as it should be.", "Write it in the allowed form."),
    .missingValue: .init("A required value is missing.", "Fill it in."),
    .outOfRange: .init("This is out of range.", "Check the original record and correct it."),
    .notInCodebook: .init("This is none of the options.", "Use an allowed option or add it to the codebook."),
    .normalizedValue: .init("The spelling is unusual; the value was converted and used.", "Check the conversion."),
    .notFinite: .init("This is no finite number.", "Write a number, or leave the cell empty."),
    .impossibleDate: .init("There is no such date or time (years 1900–2099).", "Write it like 2015-05-31."),
    .ambiguousDate: .init("Year, month and day cannot be told apart.", "Write it like 2015-05-31."),
    .mixedColumn: .init(
      "The cell is unlike most of its column, which is therefore kept as text.", "Check the cell."),
    .spreadsheetError: .init(
      "This is a formula error of a spreadsheet and counts as no value.", "Mend the formula and export again."),
    .roundedIdentifier: .init(
      "A spreadsheet has rewritten a long identifier; its last digits are lost.",
      "Format the column as text and export again."),
    .missingSpelling: .init(
      "This counts as no value.", "If it means more (not applicable, refused), say so in the codebook."),
    .possibleMissingCode: .init(
      "This may be a code for no answer; it is kept as a number.",
      "If it is a code, say so in the codebook, or it enters the mean."),
    .personalData: .init(
      "This holds a telephone or identity number, an e-mail or IP address, or a name.",
      "It is masked wherever it is stored or shown; better remove it from the source."),
    .answeredThoughNotAsked: .init(
      "By the skip logic this question was not asked; the answer was not used.", "Check the questionnaire's routing."),
    .constraintBroken: .init("This breaks the questionnaire's constraint.", "Check the original record."),
    .unknownSite: .init("The site list has no such site.", "Use an identifier or name of the list."),
    .ambiguousSite: .init("Several sites have this name.", "Use the site's identifier."),
    .siteMatchedByName: .init(
      "The spelling differs from the list and was taken for “{suggestion}”.", "Check that it is the same site."),
    .unknownProject: .init("The catalogue has no such project.", "Use an identifier or name of the catalogue."),
    .unknownDistrict: .init("There is no such district.", "Use an identifier or name of the programme."),
    .contradictoryPair: .init(
      "The files by text and by number do not agree here.", "Check that both were exported from one survey at one time."
    ),
  ]

  private static let englishInstruments: [ProblemRule: RuleWords] = [
    .noPair: .init(
      "These are not the two exports of one 问卷星 survey: one by option text and one by option number are needed, given "
        + "are {value}.", "Give both together."),
    .damagedInstrument: .init(
      "The structure is damaged, or is no .lss file of LimeSurvey.", "Export “Survey structure (.lss)” again."),
    .unsupportedQuestion: .init(
      "Questions of this type ({value}) are not read; this one is left out.",
      "If it is needed, write the questionnaire as an XLSForm with a type that is read."),
    .unsupportedRelevance: .init(
      "The condition ({value}) cannot be read, so “not asked” and “blank” could not be told apart; the question is left "
        + "out.", "If it is needed, write the questionnaire as an XLSForm with the condition."),
    .unusedResponseSet: .init(
      "This multiple response set shares variables with another or lacks one; its variables are read as questions of "
        + "their own.", "Check how the set is defined."),
    .unlabelledCodes: .init(
      "These values have no label; they are options named by their codes.", "Check the codebook and add labels."),
    .unusedLabels: .init(
      "Many values have no label: the variable is read as a number and its value labels are not used.",
      "If it is a choice, complete the labels or name a questionnaire with --instrument."),
    .unexplainedMissing: .init(
      "This is declared missing, but no label says why; it counts as blank.",
      "Where it means don't know, refused, not applicable or not asked, say so in its value label."),
    .undeclaredMissing: .init(
      "The label reads like a reason for no answer, but the value is not declared missing; it is an option like others.",
      "Declare it missing in the file, or name a questionnaire with --instrument."),
    .differingLabel: .init(
      "The file's label differs from the questionnaire's “{suggestion}”, by which it is read.",
      "Check that both mean the same."),
    .contradictoryLabel: .init(
      "The file's code contradicts the questionnaire, which has “{suggestion}”.",
      "Mend the codes, or import without --instrument, by the file's own codebook."),
  ]

  private static let englishDefinitions: [ProblemRule: RuleWords] = [
    .unknownKey: .init("This entry is not known.", "Delete it or correct its name."),
    .missingKey: .init("This entry is missing.", "Add it."),
    .unknownQuestionType: .init("This type of question is not supported.", "Use a supported type."),
    .unknownChoiceList: .init("The choices sheet has no such list.", "Add the list or correct its name."),
    .unknownQuestion: .init("The expression refers to a question that does not exist.", "Correct the question's name."),
    .invalidExpression: .init("The expression cannot be understood.", "Write it as XLSForm demands."),
    .unbalancedGroup: .init("begin_group and end_group do not match.", "Add or delete one of them."),
    .repeatedName: .init("The name is used on line {suggestion} already.", "Choose another name."),
  ]

  private static let englishLogs: [ProblemRule: RuleWords] = [
    .unknownLogFormat: .init(
      "No line can be read as a line of an access log.", "Ask the administrator for the log in one of these formats."),
    .unreadableLogLine: .init("This part of the line cannot be read.", "Nothing to do when only a few lines are so."),
    .unlistedLogLines: .init(
      "{suggestion} more lines cannot be read; they are counted and not listed.",
      "Check that the log is whole and in one format."),
    .impossibleLogTime: .init(
      "There is no such day or hour (years 1970–2099).", "Check the server's clock; the time cannot be used."),
    .longLogLine: .init(
      "The line is longer than the {allowed} bytes that servers take by default; it is counted.",
      "Check whether it was an attack."),
    .cutLogLine: .init(
      "The line ends within the user agent; it is counted.", "Check whether the log was cut there."),
    .clockGoesBack: .init(
      "The clock goes back by more than ten minutes (lines: {value}, the first {suggestion}); visits follow the times.",
      "Check whether logs were joined in the wrong order, or the server's clock was set."),
    .repeatedLogLine: .init(
      "A line equals the one before (lines: {value}, the first {suggestion}); each is counted as a request.",
      "Check whether they were written twice."),
    .severalTimeZones: .init(
      "The times have several time zones (each with its first line): {value}. A day is the one that the line names.",
      "Nothing to do where summer time begins or ends; otherwise check the server."),
  ]
}
