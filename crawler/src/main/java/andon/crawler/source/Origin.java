package andon.crawler.source;

import java.util.Locale;

/** Where a source comes from. A sources file takes away only what a file brought. */
public enum Origin {
    FILE,
    /** Over the API, in the console, or by a command. */
    HAND,
    /** It was found on the way, and accepted or followed. */
    CANDIDATE;

    /** The word that the database and the API use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Origin ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
