package andon.searchapi.requests;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far what a finding says is known to be so. */
public enum Ladder {
    /** Somebody says so. */
    CLAIMED,
    /** A part of it was shown, and the part is what it is said to be. */
    SAMPLED,
    /** Something that does not stem from the same source says so too. */
    CORROBORATED,
    /** The customer or a trusted party found it to be so. */
    CONFIRMED,
    /** It is old: what is offered as new was published before. */
    RECYCLED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Ladder::word).toList();
    }

    public static Optional<Ladder> ofWord(String word) {
        return Arrays.stream(values()).filter(l -> l.word().equals(word)).findFirst();
    }
}
