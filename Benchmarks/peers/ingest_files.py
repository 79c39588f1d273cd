#!/usr/bin/env python3
"""ingest_files.py FOLDER ROWS LINES SAMPLE: the files of the intake benchmark, made up; same arguments, same bytes.

survey.csv, survey-gb18030.csv  ROWS x 30, quoted Chinese comments with line breaks, 5 % of answers missing
book.xlsx                       ROWS/10 x 20, shared and inline strings, numbers, dates, sparse rows
access.log                      LINES in the combined format, a seventh by bots, 3 % odd or broken
responses.csv                   ROWS/50 responses: those of the file SAMPLE again and again under numbers of their own
"""

import csv
import datetime
import random
import sys
import zipfile

folder, rows, lines, sample = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]

DISTRICTS = ["福田区", "罗湖区", "南山区", "盐田区", "宝安区", "龙岗区", "光明新区", "坪山新区", "龙华新区", "大鹏新区"]
SOURCES = ["微信", "手机提交", "链接", "现场访员", "电话"]
SERVICES = ["呼叫按钮", "心理咨询室", "四点半课堂", "长者食堂", "法律咨询", "社区网站"]
COMMENTS = ["很满意,希望继续办下去。", '开放时间太短,"下班后"用不上', "一般", "工作人员态度很好\n第二次去也一样", "停车难!!", "无"]
HEADER = (
    ["id", "submit_time", "seconds", "source", "district", "community", "stratum", "weight", "age", "sex"]
    + [f"q{number}" for number in range(1, 17)]
    + ["nps", "services", "comment", "ending"]
)


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\n') else text


def survey_lines(draw):
    comments = [quoted(comment) for comment in COMMENTS]
    start = datetime.datetime(2015, 5, 4, 8)
    for row in range(1, rows + 1):
        district = int(draw() * 10)
        level = draw() * 1.6 + 1.7 + (district - 4.5) * 0.06
        answers = ["" if draw() < 0.05 else str(min(5, max(1, int(level + draw() * 2.2)))) for _ in range(16)]
        yield ",".join((
            str(row), (start + datetime.timedelta(seconds=3 * row)).strftime("%Y/%m/%d %H:%M:%S"), str(20 + int(draw() * draw() * 900)),
            SOURCES[int(draw() * 5)], DISTRICTS[district], f"社区{district * 10 + int(draw() * 10):03d}", str(1 + district // 3),
            f"{0.5 + draw() * 2:.4f}", "" if draw() < 0.05 else str(18 + int(draw() * 65)), "男" if draw() < 0.47 else "女", *answers,
            "" if draw() < 0.05 else str(int(draw() * 11)), "┋".join(service for service in SERVICES if draw() < 0.3),
            comments[int(draw() * len(comments))] if draw() < 0.35 else "", f"{int(draw() * 10000):04d}"))


def write_survey():
    draw = random.Random(20141101).random
    with open(f"{folder}/survey.csv", "w", encoding="utf-8", newline="") as plain, \
            open(f"{folder}/survey-gb18030.csv", "w", encoding="gb18030", newline="") as chinese:
        for line in [",".join(HEADER), *survey_lines(draw)]:
            plain.write(line + "\n")
            chinese.write(line + "\n")


SHEET = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def cell(column, row, draw):
    place = f'{chr(65 + column)}{row}'
    if draw() < 0.05:
        return ""
    if column < 4:
        return f'<c r="{place}" t="s"><v>{int(draw() * len(DISTRICTS))}</v></c>'
    if column < 6:
        return f'<c r="{place}" t="inlineStr"><is><t>居民 &amp; 家属 {int(draw() * 1000)}</t></is></c>'
    if column < 8:
        return f'<c r="{place}" s="1"><v>{42000 + int(draw() * 300)}</v></c>'
    return f'<c r="{place}"><v>{int(draw() * 500) / 4:g}</v></c>'


def write_book():
    draw = random.Random(20150501).random
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kinds}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{office}/styles" Target="styles.xml"/><Relationship Id="r3" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">' + "".join(f"<si><t>{name}</t></si>" for name in DISTRICTS) + "</sst>",
    }
    header = "".join(f'<c r="{chr(65 + column)}1" t="inlineStr"><is><t>列{column + 1}</t></is></c>' for column in range(20))
    with zipfile.ZipFile(f"{folder}/book.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(zipfile.ZipInfo(name, (2015, 5, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
        with book.open(zipfile.ZipInfo("xl/worksheets/sheet1.xml", (2015, 5, 1, 0, 0, 0)), "w") as sheet:
            sheet.write(f'{SHEET}<row r="1">{header}</row>'.encode())
            for row in range(2, rows // 10 + 2):
                cells = "".join(cell(column, row, draw) for column in range(20))
                sheet.write(f'<row r="{row}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


AGENTS = [
    "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/38.0.2125.122 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 8_1 like Mac OS X) AppleWebKit/600.1.4 (KHTML, like Gecko) Mobile/12B411 MicroMessenger/6.0",
    "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; Trident/4.0; 360SE)",
]
BOTS = [
    "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/7.38.0",
]
PAGES = ["/", "/index.html", "/news/", "/service/call-button", "/static/app.css", "/img/logo.png", "/search?q=%E5%BF%83", "/community/042"]


def write_log():
    draw = random.Random(20150101).random
    start = datetime.datetime(2015, 1, 1)
    with open(f"{folder}/access.log", "w", encoding="utf-8") as log:
        for line in range(lines):
            time = (start + datetime.timedelta(seconds=181 * 86400 * line // lines)).strftime("%d/%b/%Y:%H:%M:%S +0800")
            number = int(draw() * draw() * 60000)
            visitor = f"{14 + number % 97}.{number >> 8 & 255}.{number & 255}.{1 + number % 251}"
            agent = BOTS[int(draw() * 3)] if draw() < 0.14 else AGENTS[number % 3]
            page, status, size = PAGES[int(draw() * 8)], "404" if draw() < 0.05 else "200", int(draw() * draw() * 60000)
            if draw() < 0.97:
                log.write(f'{visitor} - - [{time}] "GET {page} HTTP/1.1" {status} {size} "-" "{agent}"\n')
            else:
                log.write(f'{visitor} - - [{time}] "-" 400 0 "-" "-"\n' if draw() < 0.5 else f'broken {visitor} [{time}] "GET\n')


def write_responses():
    with open(sample, encoding="utf-8-sig", newline="") as file:
        header, *responses = csv.reader(file)
    responses = [response for response in responses if len(response) == len(header)]
    with open(f"{folder}/responses.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(rows // 50):
            writer.writerow([f"r{number}", *responses[number % len(responses)][1:]])


write_survey()
write_book()
write_log()
write_responses()
