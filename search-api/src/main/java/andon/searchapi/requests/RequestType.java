package andon.searchapi.requests;

import java.util.Locale;

/** What kind of question it is. */
public enum RequestType {
    /** What is known on the dark web about a brand, its domain and a question, in a period. */
    DARK_WEB_SEARCH;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
