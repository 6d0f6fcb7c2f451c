package andon.crawler.health;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing that is wrong with a source.
 *
 * @param about what of the source: a canary's address, a host; empty if it is the whole of it
 * @param detail what was seen, in English, with the figures
 */
public record Complaint(Kind kind, String about, String detail) {
    /** As long as an address. */
    public static final int LONGEST_ABOUT = 2048;

    public static final int LONGEST_DETAIL = 500;

    public Complaint {
        about = cut(about, LONGEST_ABOUT);
        detail = cut(detail, LONGEST_DETAIL);
    }

    /** Of the whole source. */
    Complaint(Kind kind, String detail) {
        this(kind, "", detail);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** Every kind has a stable metric code. docs/operations.md says what to do about each. */
    public enum Kind {
        /** Login, CAPTCHA or proxy: nothing goes on without a person. */
        NEEDS_OPERATOR(true),
        /** A page of the host held a blocked term: it is not dialled. */
        QUARANTINED(true),
        /** The host is on the block list: it is not dialled. */
        BLOCKED_HOST(true),
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
        POSTS_COLLAPSED(true),
        /** It is read as always, and nothing new is in it, though there used to be. */
        SILENT(false);

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

        /** The kind of a code; empty if it is none, as one that a later version wrote. */
        static Optional<Kind> of(String code) {
            return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }
}
