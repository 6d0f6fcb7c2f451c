package andon.crawler.frontier;

import org.jspecify.annotations.Nullable;

/** The part of a row of crawl_page that decides about its next look. */
record PageRow(
        PageQueue queue,
        String shape,
        int misses,
        long intervalMillis,
        long capturedSeq,
        @Nullable String payloadSha256,
        @Nullable String etag,
        @Nullable String lastModified,
        long substance,
        int hintColumns,
        boolean isHit) {
    boolean wasCaptured() {
        return capturedSeq > 0;
    }
}
