"""A Scrapy spider that reads every page of the hosts it is given.

Arguments: the port of an HTTP proxy (Scrapy knows no SOCKS), a file of start addresses one a line, how many requests may
be under way at a time. Everything that costs time and is not fetching, parsing and following is off.
"""
import sys

import scrapy
from scrapy.crawler import CrawlerProcess

port, seeds, workers = sys.argv[1], sys.argv[2], int(sys.argv[3])


class Spider(scrapy.Spider):
    name = "benchmark"

    def start_requests(self):
        with open(seeds, encoding="ascii") as lines:
            for line in lines:
                yield self.request(line.strip())

    def request(self, address):
        return scrapy.Request(address, self.parse)

    def parse(self, response):
        yield from response.follow_all(xpath="//a/@href", callback=self.parse)


process = CrawlerProcess(
    settings={
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
        "COOKIES_ENABLED": False,
        "REDIRECT_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
        "CONCURRENT_REQUESTS": workers,
        "CONCURRENT_REQUESTS_PER_DOMAIN": workers,
        "DOWNLOAD_DELAY": 0,
        "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
        # Nothing is looked up: the proxy gets the name.
        "DNSCACHE_ENABLED": False,
    }
)
process.crawl(Spider)
process.start()
