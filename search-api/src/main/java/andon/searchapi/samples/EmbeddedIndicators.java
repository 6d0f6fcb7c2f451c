package andon.searchapi.samples;

import java.util.List;

/** Reads what points elsewhere out of a sample's strings: the port by which the project's detectors are bound. Thread-safe. */
public interface EmbeddedIndicators {
    /**
     * @param type the entity type's word, such as {@code domain-name}
     * @param value normal and without secrets
     */
    record Found(String type, String value) {}

    /** @param maskedText the same text with its secrets masked */
    record Read(String maskedText, List<Found> found) {
        public Read {
            found = List.copyOf(found);
        }
    }

    /** @param text at most a million characters */
    Read read(String text);
}
