package andon.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of unit a person wrote. */
public enum DocumentKind {
    POST,
    LISTING,
    ARTICLE,
    PASTE,
    /** A whole page, where nothing finer was found in it. */
    PAGE;

    /** The word that queries, exports and pages use: {@code post}, {@code listing} and so on. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DocumentKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
