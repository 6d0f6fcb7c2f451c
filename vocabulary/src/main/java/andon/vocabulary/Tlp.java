package andon.vocabulary;

import java.util.Locale;
import java.util.Optional;

/** The Traffic Light Protocol 2.0 labels (FIRST), from the most open to the most closed. */
public enum Tlp {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    /** The standard's own label: {@code TLP:AMBER+STRICT}. */
    public String label() {
        return "TLP:" + name().replace('_', '+');
    }

    /** The word that settings use: {@code clear}, {@code amber+strict}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '+');
    }

    public static Optional<Tlp> ofWord(String word) {
        for (Tlp tlp : values()) {
            if (tlp.word().equals(word)) {
                return Optional.of(tlp);
            }
        }
        return Optional.empty();
    }
}
