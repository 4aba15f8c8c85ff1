"""Scrapy settings that depart from the default, the default beside each. A run adds its source's limits (`run.RunAddon`)."""

BOT_NAME = "scam-center-osint"  # scrapybot
SPIDER_MODULES = ["spiders"]  # []
ADDONS = {"osint.crawl.run.RunAddon": 0}  # {}

# Manners
USER_AGENT = "scam-center-osint"  # Scrapy's own; a run adds operator and contact
ROBOTSTXT_OBEY = False  # False: Scrapy's own reading lets 5xx and no answer through, ours (below) forbids then
AUTOTHROTTLE_ENABLED = True  # False
AUTOTHROTTLE_START_DELAY = 2.0  # 5.0
DOWNLOAD_DELAY = 1.0  # 0
CONCURRENT_REQUESTS = 4  # 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # 8
DOWNLOADER_STATS = False  # True; would write each request and answer out once more to count bytes: the run counts its own
CONCURRENT_ITEMS = 2  # 100; Scrapy starts that many tasks for each answer, which was a fifth of a crawl
COOKIES_ENABLED = False  # True; no logins, and a resumed run asks as an undisturbed one

RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]  # and 429, which says to ask less

# Bounds
DOWNLOAD_TIMEOUT = 30  # 180 s, to the last byte; a source's max_answer_seconds
DOWNLOAD_MAXSIZE = 10_000_000  # 1 GiB; a source's max_bytes
DOWNLOAD_WARNSIZE = 0  # 32 MiB
DOWNLOAD_VERIFY_CERTIFICATES = True  # False
REDIRECT_MAX_TIMES = 5  # 20
DNS_TIMEOUT = 20  # 60 s
MEMUSAGE_LIMIT_MB = 2048  # 0

# Guard, robots, archive
TWISTED_DNS_RESOLVER = "osint.crawl.resolver.GuardedResolver"  # CachingThreadedResolver
DOWNLOAD_HANDLERS = {
    "http": "osint.crawl.handler.Handler",  # HTTP11DownloadHandler
    "https": "osint.crawl.handler.Handler",  # HTTP11DownloadHandler
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
DOWNLOADER_MIDDLEWARES = {
    "osint.crawl.guard.GuardMiddleware": 10,
    "osint.crawl.robots.RobotsMiddleware": 100,
    "osint.crawl.challenge.ChallengeMiddleware": 545,  # above retries (550) and decompression (590)
    "osint.crawl.way_out.ProxyMiddleware": 980,  # none but the recorder after it
    "osint.crawl.recorder.RecorderMiddleware": 990,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # 100
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,  # 750: would read the environment
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,  # 300
}
SPIDER_MIDDLEWARES = {"osint.crawl.patience.PatienceMiddleware": 10}  # {}
ITEM_PIPELINES = {"osint.crawl.intake.IntakePipeline": 900}  # {}
EXTENSIONS = {
    "osint.crawl.run.RunExtension": 0,
    "osint.crawl.memory.OwnMemoryUsage": 0,
    "scrapy.extensions.memusage.MemoryUsage": None,  # 0: reads a peak that a large parent hands on
}

# What is said and served
LOG_LEVEL = "WARNING"  # DEBUG
LOG_FORMATTER = "osint.crawl.logs.QuietFormatter"  # scrapy.logformatter.LogFormatter, which writes whole items
TELNETCONSOLE_ENABLED = False  # True
REMOTE_CONTROL_ENABLED = False  # True
FEED_EXPORT_ENCODING = "utf-8"  # None
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # ERROR; the outcome tells it
