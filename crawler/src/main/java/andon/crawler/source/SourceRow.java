package andon.crawler.source;

import java.time.OffsetDateTime;

/** A source as a row of {@code crawl_source}. */
record SourceRow(String id, long version, String definition, boolean removed, OffsetDateTime updatedAt, String origin) {
    SourceRegistry.Stored stored() {
        return new SourceRegistry.Stored(parse(id, definition), version, updatedAt.toInstant(), Origin.ofWord(origin));
    }

    boolean isOf(Origin one) {
        return origin.equals(one.word());
    }

    /** Whether {@code other} says the same: one may have been written before a key was known. */
    boolean means(String other) {
        return definition.equals(other) || parse(id, definition).equals(parse(id, other));
    }

    static Source parse(String id, String definition) {
        try {
            return SourcesFile.parseStored("crawl_source " + id, definition);
        } catch (SourcesFileException e) {
            throw new IllegalStateException("a stored source cannot be read: " + e.getMessage(), e);
        }
    }
}
