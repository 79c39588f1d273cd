extension ProblemText {
  static let chinese = Frame(
    rules: chineseFile.merging(chineseContainers) { first, _ in first }.merging(chineseRows) { first, _ in first }
      .merging(chineseCells) { first, _ in first }
      .merging(chineseInstruments) { first, _ in first }
      .merging(chineseDefinitions) { first, _ in first }.merging(chineseLogs) { first, _ in first },
    line: { " 第 \($0) 行" }, column: { "“\($0)”列" }, occurrences: { "等 \($0) 处" }, separator: "：",
    read: { "写的是“\($0)”。" }, allowed: { "允许的是：\($0)。" }, nearest: { "最接近的是“\($0)”。" },
    kept: [.fatal: "整个文件未读入。", .reject: "这一行已单独存放，不计入任何结果。", .warn: ""])

  private static let chineseFile: [ProblemRule: RuleWords] = [
    .unreadableFile: .init("文件无法读取。", "请检查文件是否存在、是否有权限打开。"),
    .emptyFile: .init("文件是空的。", "请重新导出，确认文件里有表头和数据。"),
    .noDataRows: .init("只有表头，没有一行数据。", "请重新导出，确认导出范围包含数据。"),
    .fileTooLarge: .init("文件超过 {allowed} 字节的上限。", "请拆成几个文件分别导入。"),
    .lineTooLong: .init("这一行超过 {allowed} 字节，不像表格的一行。", "请检查文件是否完整，或换行符是否丢失，然后重新导出。"),
    .tooManyColumns: .init("表格有 {value} 列，超过 {allowed} 列的上限。", "请删去多余的空列，或检查分隔符是否正确。"),
    .protectedWorkbook: .init(
      "这是设有密码的文件，或旧版 .xls 工作簿，无法直接读取。", "请用密码打开并取消保护，另存为“Excel 工作簿（.xlsx）”后再导入。"),
    .compressedFile: .init("这种压缩文件无法直接读取。", "请先解压，再导入里面的表格。"),
    .webPage: .init("这是网页，不是数据表；多半是登录已过期，下载到了登录页。", "请重新登录系统，再导出一次 CSV。"),
    .documentOrImage: .init("这是 PDF 或图片，不是数据表。", "请向提供者索取 CSV 或 Excel 数据。"),
    .webServerLog: .init("这是网站访问日志，不是数据表。", "请用 --as log 查看，或按 logs 导入。"),
    .misnamedFile: .init(
      "文件名以“{value}”结尾，内容却是“{allowed}”文件。", "请把扩展名改成与内容一致；若不放心，请重新导出。"),
    .binaryFile: .init("文件内容不是文字，可能已损坏。", "请重新导出或重新下载，另存为 CSV UTF-8。"),
    .unusualEncoding: .init("文字编码按“{value}”读取，可能认错。", "请核对文字是否正确；不对时请另存为 CSV UTF-8。"),
    .undecodableBytes: .init("这一行有无法识别的字节（{value}），已用“�”代替。", "请在原系统中核对这一行的文字。"),
    .mixedEncoding: .init("这一行的编码与其余各行不同，已按 GB18030 读作“{value}”。", "请核对文字；最好重新导出整个文件。"),
    .nulCharacter: .init("这一行含有空字符（NUL），已原样保留。", "请核对这一行是否完整。"),
    .missingColumn: .init("缺少这一列。", "请补上这一列，或在导入时指定哪一列与它对应。"),
    .repeatedColumn: .init("有两列同名，无法分辨用哪一列。", "请改掉其中一列的名称。"),
    .unknownColumn: .init("不认识这一列，未使用。", "若应当使用，请改成规定的列名。"),
    .unnamedColumn: .init("这一列没有名称，暂按位置命名。", "请在表头补上名称。"),
    .headerCleaned: .init("列名含有看不见的或全角的字符，已按“{value}”去除后识别。", "请核对列名。"),
  ]

  private static let chineseContainers: [ProblemRule: RuleWords] = [
    .damagedArchive: .init("压缩内容已损坏或不完整。", "请重新导出或重新下载。"),
    .unpackedTooLarge: .init("解开后超过 {allowed} 字节的上限。", "请拆成几个文件分别导入。"),
    .inflationBomb: .init("解开后的大小超过压缩大小的 {allowed} 倍，不像正常的数据。", "请向提供者核实，并请其改发 CSV 文件。"),
    .tooManyEntries: .init("压缩包里有 {value} 个文件，超过 {allowed} 个的上限。", "请只保留要导入的表格。"),
    .repeatedEntry: .init("压缩包里有两个同名的文件，不同软件会读到不同的内容。", "请用 Excel 打开后另存，再导入。"),
    .escapingEntry: .init("压缩包里的文件“{value}”指向文件夹之外，不安全。", "请向提供者核实来源。"),
    .archiveWithoutTable: .init("压缩包里没有能读取的表格。", "请解压后导入其中的 CSV、Excel、SPSS 或 Stata 文件。"),
    .severalTables: .init("压缩包里有 {value} 个表格：{allowed}。", "请解压后逐个导入。"),
    .damagedWorkbook: .init("工作簿已损坏（{value}）。", "请用 Excel 打开修复，另存后再导入。"),
    .unsafeWorkbook: .init("工作簿里有表格软件不会写出的内容（文档类型声明、无尽的嵌套或标签），可能有恶意。", "请向提供者核实来源，用 Excel 打开后另存再导入。"),
    .unsupportedWorkbook: .init("这不是 .xlsx 工作簿（可能是 .xlsb、.ods 或文字文档）。", "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”。"),
    .unknownSheet: .init("没有名为“{value}”的工作表。", "请核对工作表名称。"),
    .tooManyCells: .init("工作表超过 {allowed} 个单元格的上限。", "请另存为“CSV UTF-8（逗号分隔）”后再导入。"),
    .damagedDataFile: .init("数据文件已损坏，或写法无法识别（{value}）。", "请在原软件中重新保存，或导出为 CSV UTF-8。"),
    .hiddenSheet: .init("读取的是隐藏的工作表“{value}”。", "请确认这就是要导入的数据。"),
    .otherSheets: .init("工作簿里还有其他工作表有内容，未读取：{value}。", "查看或导入其中一张，请用 --sheet 指明工作表的名称。"),
    .macros: .init("工作簿里有宏程序，没有运行。", "请核对数据不依赖宏程序计算。"),
    .hiddenColumn: .init("这一列在表里是隐藏的，已照常读取。", "请确认应当使用这一列。"),
    .hiddenRow: .init("这一行在表里是隐藏的（可能筛选未取消），已照常读取。", "请确认应当使用这一行。"),
    .mergedCells: .init("{value} 是合并的单元格；内容只算在左上角一格，其余各格按各自所存读取。", "请取消合并，给每一格填上内容。"),
    .computedValue: .init("这一格是公式，采用了表里存的计算结果。", "请核对结果是最新的。"),
    .formulaWithoutValue: .init("这一格是公式，表里没有存计算结果，公式按文字读取。", "请用 Excel 打开并保存一次，再导入。"),
    .contentBesideTable: .init("表头只有 {allowed} 列，这一行到第 {value} 列还有内容。", "请给多出的列加上列名，或删去表格以外的内容。"),
    .numberAsText: .init("这一格是以文字保存的数字，已按数字读取。", "请核对不是编号。"),
  ]

  private static let chineseRows: [ProblemRule: RuleWords] = [
    .unterminatedQuote: .init("这一行有一个引号打开后没有关上，后面的内容无法确定归属：{value}。", "请补上或删去这个引号。"),
    .strayQuote: .init("文字中间有一个引号，已当作普通文字。", "请核对这一行的列是否对齐。"),
    .shortRow: .init("应有 {allowed} 列，只有 {value} 列；可能没有下载完整，或上一行引号没有配对。", "请补齐后重新导入。"),
    .longRow: .init("应有 {allowed} 列，却有 {value} 列；可能文字里的逗号没有加引号。", "请给含逗号的文字加上引号。"),
    .shortRowsThroughout: .init("表头有 {allowed} 列，每一行都只有 {value} 列；缺的各列按空白处理。", "请核对最后几列是否确实没有数据。"),
    .totalRow: .init("这是合计行，不是一条数据。", "不必处理；如确是数据，请改掉行首的“合计”字样。"),
    .secondTable: .init("这一行属于文件里的第二张表，未使用。", "如需使用，请单独存成一个文件。"),
    .fieldTooLong: .init("这一格超过 {allowed} 个字符（电子表格单元格的上限）。", "请核对这一格；可能是引号没有配对。"),
    .repeatedRow: .init("与第 {suggestion} 行重复。", "请确认是否重复录入。"),
    .repeatedIdentifier: .init("编号“{value}”与第 {suggestion} 行相同，内容不同。", "请核对哪一行正确。"),
    .copiedAnswers: .init("全部回答与第 {suggestion} 行完全相同，编号不同。", "请核对是否重复提交；已照常计入。"),
  ]

  private static let chineseCells: [ProblemRule: RuleWords] = [
    .invalidValue: .init("格式不对。", "请按允许的写法改正。"),
    .missingValue: .init("必填的内容空着。", "请补填。"),
    .outOfRange: .init("超出允许的范围。", "请核对原始记录后改正。"),
    .notInCodebook: .init("不在选项之中。", "请改为允许的选项，或补充码本。"),
    .normalizedValue: .init("写法不规范，已换算后使用。", "请核对换算是否正确。"),
    .notFinite: .init("不是有限的数。", "请填写数字，没有数值就留空。"),
    .impossibleDate: .init("没有这样的日期或时间（允许 1900–2099 年）。", "请写成 2015-05-31 这样的形式。"),
    .ambiguousDate: .init("分不清年、月、日。", "请写成 2015-05-31 这样的形式。"),
    .mixedColumn: .init("与这一列的大多数内容类型不同，整列按文字保存。", "请核对这一格。"),
    .spreadsheetError: .init("这是电子表格的公式错误，按没有数值处理。", "请在原表中改正公式后重新导出。"),
    .roundedIdentifier: .init("长编号已被电子表格改写，后面的数字丢失。", "请把这一列设为“文本”格式后重新导出。"),
    .missingSpelling: .init("按没有数值处理。", "如另有含义（如“不适用”“拒答”），请在码本中说明。"),
    .possibleMissingCode: .init("可能是“未回答”的代码，目前按数字保存。", "如是代码，请在码本中说明，否则会进入平均数。"),
    .personalData: .init("含有电话、身份证号、邮箱、IP 地址或姓名，属个人信息。", "入库和显示时已隐去；请尽量在原文件中删去。"),
    .answeredThoughNotAsked: .init("按跳转规则不应回答这一题，回答未采用。", "请核对问卷的跳转设置。"),
    .constraintBroken: .init("不符合问卷规定的条件。", "请核对原始记录后改正。"),
    .unknownSite: .init("名单里没有这个点位。", "请改为名单中的编号或名称。"),
    .ambiguousSite: .init("名单里有几个同名的点位。", "请改填点位编号。"),
    .siteMatchedByName: .init("写法与名单不同，已对应到“{suggestion}”。", "请核对是否为同一点位。"),
    .unknownProject: .init("项目库里没有这个项目。", "请改为项目库中的编号或名称。"),
    .unknownDistrict: .init("没有这个区（县）。", "请改为方案中的编号或名称。"),
    .contradictoryPair: .init("按文本和按序号的两个文件在这里对不上。", "请确认两个文件是同一问卷同一时间导出的。"),
  ]

  private static let chineseInstruments: [ProblemRule: RuleWords] = [
    .noPair: .init("这不是同一份问卷星问卷的一对文件：需要一个按选项文本、一个按选项序号导出的文件，现在是 {value}。", "请把两个文件一起给出。"),
    .damagedInstrument: .init("问卷结构文件已损坏，或不是 LimeSurvey 的 .lss 文件。", "请在 LimeSurvey 中重新导出“问卷结构（.lss）”。"),
    .unsupportedQuestion: .init("不支持这种题型（{value}），这一题未采用。", "如需要这一题，请改用 XLSForm 问卷并换成支持的题型。"),
    .unsupportedRelevance: .init(
      "这一题的显示条件无法理解（{value}），分不清“没有问”和“没有答”，这一题未采用。", "如需要这一题，请改用 XLSForm 问卷写明条件。"),
    .unusedResponseSet: .init("这个多选集与另一个重叠，或缺少变量，未作为一道多选题；变量按单独的题目读取。", "请在原软件中核对多选集的定义。"),
    .unlabelledCodes: .init("这些取值没有标签，按代码本身作为选项。", "请核对码本，补上标签。"),
    .unusedLabels: .init("许多取值没有标签，这一列按数值读取，取值标签未采用。", "如应当是选择题，请补全标签或用 --instrument 指定问卷。"),
    .unexplainedMissing: .init("声明为缺失，但标签没有说明原因，按“未答”处理。", "如是“不清楚”“拒答”“不适用”或“未询问”，请在取值标签中写明。"),
    .undeclaredMissing: .init("标签像是缺失原因，但文件没有把它声明为缺失值，按普通选项读取。", "请在原软件中声明缺失值，或用 --instrument 指定问卷。"),
    .differingLabel: .init("文件里的标签与问卷不同，按问卷的“{suggestion}”读取。", "请核对两者是否为同一含义。"),
    .contradictoryLabel: .init("文件里的代码与问卷相互矛盾：问卷是“{suggestion}”。", "请改正代码，或不用 --instrument，改按文件自带的码本读取。"),
  ]

  private static let chineseDefinitions: [ProblemRule: RuleWords] = [
    .unknownKey: .init("不认识这一项。", "请删去或改成规定的名称。"),
    .missingKey: .init("缺少这一项。", "请补上。"),
    .unknownQuestionType: .init("不支持这种题型。", "请改用支持的题型。"),
    .unknownChoiceList: .init("choices 表里没有这个选项组。", "请补上选项组或改正名称。"),
    .unknownQuestion: .init("表达式引用了不存在的题目。", "请改正题目名称。"),
    .invalidExpression: .init("表达式无法理解。", "请按 XLSForm 的写法改正。"),
    .unbalancedGroup: .init("begin_group 与 end_group 没有配对。", "请补上或删去其中之一。"),
    .repeatedName: .init("名称重复，第 {suggestion} 行已经用过。", "请换一个名称。"),
  ]

  private static let chineseLogs: [ProblemRule: RuleWords] = [
    .unknownLogFormat: .init("没有一行能认作访问日志。", "请向网站管理员索取其中一种格式的日志。"),
    .unreadableLogLine: .init("这一行的这一部分无法识别。", "只有少数几行如此时不必处理。"),
    .unlistedLogLines: .init("另有 {suggestion} 行无法识别，已计数，未逐行列出。", "请核对日志是否完整、格式是否一致。"),
    .impossibleLogTime: .init("没有这样的日期或时间（允许 1970–2099 年）。", "请核对服务器时钟；这个时间无法使用。"),
    .longLogLine: .init("这一行超过服务器默认接受的 {allowed} 字节，已照常计入。", "请核对是否为攻击。"),
    .cutLogLine: .init("这一行在浏览器标识中间断开，已照常计入。", "请核对日志是否在此处被截断。"),
    .clockGoesBack: .init(
      "时钟 {value} 次倒退十分钟以上，最先在第 {suggestion} 行；访问次数按时间先后计算。", "请核对日志是否拼接错了顺序，或服务器时钟是否被改动。"),
    .repeatedLogLine: .init("{value} 行与上一行完全相同，最先是第 {suggestion} 行；每行仍计一次请求。", "请核对是否重复写入。"),
    .severalTimeZones: .init("时间用了几个时区（括号内为最先出现的行）：{value}。日期以各行所写为准。", "夏令时切换时属正常；否则请核对服务器设置。"),
  ]
}
