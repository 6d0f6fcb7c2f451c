package andon.crawler;

import andon.crawler.source.Source;

/**
 * A source with its health, for overviews.
 *
 * @param version which version of the source this is, from 1
 */
public record SourceStatus(Source source, long version, CrawlHealth health) {}
