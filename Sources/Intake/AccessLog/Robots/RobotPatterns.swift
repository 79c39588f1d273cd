/// Agents that are programs and say so. A flat catalogue: to add one, add its words in lower case and move the date.
enum RobotPatterns {
  /// Stands under every number that robots were taken off from.
  static let version = "2026-11-23"

  /// An agent whose text in lower case holds one of these is a robot, and is named by it.
  static let words = searchEngines + previews + feeds + monitors + scanners + tools + general

  private static let searchEngines = [
    "baiduspider", "googlebot", "bingbot", "msnbot", "sogou web spider", "sogou inst spider", "sogou pic spider",
    "sogou spider", "360spider", "haosouspider", "yisouspider", "bytespider", "toutiaospider", "petalbot",
    "easouspider",
    "youdaobot", "jikespider", "sosospider", "yandexbot", "yandeximages", "duckduckbot", "applebot", "slurp",
    "mediapartners-google", "adsbot-google", "apis-google", "google-structured-data", "exabot", "seznambot", "naverbot",
    "yeti/", "ia_archiver", "archive.org_bot", "ahrefsbot", "semrushbot", "mj12bot", "dotbot", "blexbot", "rogerbot",
    "gptbot", "claudebot", "ccbot", "amazonbot", "ezooms", "genieo", "proximic",
  ]
  private static let previews = [
    "facebookexternalhit", "bingpreview", "twitterbot", "linkedinbot", "slackbot", "telegrambot", "whatsapp/",
    "pinterestbot", "embedly", "quora link preview", "flipboardproxy", "google web preview",
  ]
  private static let feeds = [
    "feedfetcher", "feedburner", "feedly", "feedparser", "feeddemon", "feedwind", "tiny tiny rss", "newsblur",
    "netvibes", "superfeedr", "universalfeedparser", "magpierss", "simplepie", "rssreader", "rssowl", "netnewswire",
    "yahoo pipes", "windows-rss-platform", "liferea", "akregator", "apple-pubsub", "bloglovin", "inoreader",
    "theoldreader", "flipboardrss", "feedspot", "rss2email",
  ]
  private static let monitors = [
    "pingdom", "uptimerobot", "nagios", "check_http", "zabbix", "site24x7", "statuscake", "newrelicpinger",
    "jiankongbao", "monitis", "gtmetrix", "w3c_validator", "w3c-checklink", "siteimprove", "panopta",
  ]
  private static let scanners = [
    "zgrab", "masscan", "nmap scripting engine", "nikto", "sqlmap", "acunetix", "nessus", "zmeu", "morfeus",
    "dirbuster",
    "gobuster", "wpscan", "censysinspect", "expanse", "netsparker", "jorgee", "muieblackcat", "w3af",
  ]
  private static let tools = [
    "curl/", "wget/", "libwww-perl", "lwp::simple", "lwp-trivial", "python-urllib", "python-requests", "python/",
    "aiohttp", "httpx/", "scrapy", "java/1.", "jakarta commons-httpclient", "apache-httpclient", "go-http-client",
    "go 1.1 package http", "ruby", "mechanize", "typhoeus", "php/", "guzzlehttp", "node-fetch", "axios/", "winhttp",
    "httrack", "webcopier", "webzip", "teleport pro", "offline explorer", "phantomjs", "headlesschrome", "htmlunit",
    "puppeteer", "playwright", "selenium", "postmanruntime", "insomnia/", "apachebench", "siege/", "jmeter", "wrk/",
    "httpie", "fasthttp", "libcurl", "pycurl", "winhttprequest", "xenu link sleuth",
  ]
  /// Parts of names that only robots bear. `bot` alone is none: there are telephones called Cubot.
  private static let general = [
    "spider", "crawl", "bot/", "bot;", "bot)", "bot ", "bot-", "bot_", "-bot", "_bot", "robot", "scraper", "indexer",
    "fetcher", "archiver", "linkcheck", "link checker", "+http://", "+https://", "(http://", "(https://",
  ]
}
