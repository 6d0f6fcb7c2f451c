package andon.searchapi.knowledge;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the files of one body of knowledge. */
interface KnowledgeReader {
    /** What is to be read. */
    record Given(KnowledgeFile file, Map<String, JsonNode> head) {
        /** A text of the object itself; empty if there is none of this name. */
        String text(String name) {
            JsonNode value = head.get(name);
            return value == null ? "" : value.asString("");
        }
    }

    /** Takes what is read. */
    interface Sink {
        void put(KnowledgeEntry entry);

        /** Notes an entry that says nothing, or not enough. */
        void skip();

        /** Puts what the supplier makes, or notes that it cannot be made. */
        default void putOrSkip(Supplier<? extends KnowledgeEntry> maker) {
            KnowledgeEntry made;
            try {
                made = maker.get();
            } catch (IllegalArgumentException e) {
                skip();
                return;
            }
            put(made);
        }
    }

    /**
     * What the file is.
     *
     * @param part what it holds of the body: a later file of the same part takes its place
     * @param name what its makers call this state of it; may be empty
     * @param asOf the time of which it tells; null if it does not say
     */
    record Edition(String part, String name, @Nullable Instant asOf) {
        private static final int MAX_PART = 100;

        public Edition {
            part = KnowledgeText.line(part, MAX_PART).toLowerCase(java.util.Locale.ROOT);
            name = KnowledgeText.line(name, KnowledgeEntry.MAX_KEY);
            if (part.isEmpty()) {
                throw new BadKnowledgeFileException("the file does not say which part of the body it holds");
            }
        }
    }

    /** @throws BadKnowledgeFileException if it is none of the body's files */
    Edition read(Given given, InputStream in, Sink sink);

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(value -> {
            if (value.isString() && strings.size() < KnowledgeEntry.MAX_LIST) {
                strings.add(value.asString());
            }
        });
        return strings;
    }

    static String string(JsonNode object, String name) {
        return object.path(name).asString("");
    }

    /** A time in one of the forms that the bodies use; without a zone it is UTC. Null if it is none. */
    static @Nullable Instant time(String text) {
        try {
            // By its form and not by trying: the NVD's have no zone, and half a million exceptions cost more than its
            // text.
            if (text.length() <= TIME_WITHOUT_ZONE) {
                return null;
            }
            int zone = text.length() - 1;
            while (zone >= TIME_WITHOUT_ZONE && "+-Z".indexOf(text.charAt(zone)) < 0) {
                zone--;
            }
            if (zone < TIME_WITHOUT_ZONE) {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            }
            boolean colon = text.charAt(zone) == 'Z' || text.indexOf(':', zone) > 0;
            return OffsetDateTime.parse(text, colon ? DateTimeFormatter.ISO_OFFSET_DATE_TIME : OFFSET_WITHOUT_COLON)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The length of {@code 2026-01-01}, behind which a sign is a zone's. */
    int TIME_WITHOUT_ZONE = 10;

    DateTimeFormatter OFFSET_WITHOUT_COLON =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ", java.util.Locale.ROOT);
}
