package andon.searchapi.requests;

import java.util.Locale;
import java.util.Optional;

/** How soon the customer needs the answer. */
public enum Priority {
    ROUTINE,
    HIGH,
    URGENT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Priority> ofWord(String word) {
        for (Priority priority : values()) {
            if (priority.word().equals(word)) {
                return Optional.of(priority);
            }
        }
        return Optional.empty();
    }
}
