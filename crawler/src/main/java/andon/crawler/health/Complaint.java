package andon.crawler.health;

import java.util.Locale;

/**
 * One thing that is wrong with a source.
 *
 * @param detail what was seen, in English, with the figures
 */
public record Complaint(Kind kind, String detail) {
    /** Every kind has a stable metric code. docs/operations.md says what to do about each. */
    public enum Kind {
        /** Login, CAPTCHA or proxy: nothing goes on without a person. */
        NEEDS_OPERATOR(true),
        /** The host did not answer in its last visit. */
        UNREACHABLE(true),
        /** Planned visits passed and none was ever good. */
        NEVER_CRAWLED(true),
        /** Planned visits passed since the last good one. */
        STALE(true),
        /** More looks fail than may. */
        ERROR_BUDGET(false),
        /** Pages ask for a login although the source has one. */
        SESSION_LOST(true),
        /** A text that must be there is not. */
        CANARY_MISSING(true),
        /** The page of a canary was not captured for too long, or never. */
        CANARY_UNSEEN(false),
        /** Pages hold much less than they did: the site changed its markup, or its rights. */
        POSTS_COLLAPSED(true);

        private final boolean grave;

        Kind(boolean grave) {
            this.grave = grave;
        }

        /** Whether news may be lost while it lasts. */
        public boolean isGrave() {
            return grave;
        }

        /** The stable metric code, such as {@code canary-missing}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
