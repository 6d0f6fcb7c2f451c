package andon.searchapi.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which records an auditor asks for; null is any.
 *
 * @param user the user's name
 * @param action the action's word
 * @param subject what the subject begins with, such as {@code request 12} or {@code document}
 * @param text what stands in the detail, in any case
 * @param from from this moment on
 * @param to before this moment
 */
public record AuditFilter(
        @Nullable String user,
        @Nullable String action,
        @Nullable String subject,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** How long each of the words may be. */
    public static final int MAX_WORDS = 200;

    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    /** Blanks mean any. */
    public AuditFilter {
        user = bounded("user", user);
        action = bounded("action", action);
        subject = bounded("subject", subject);
        text = bounded("text", text);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to");
        }
    }

    private static @Nullable String bounded(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MAX_WORDS) {
            throw new IllegalArgumentException(name + " has at most " + MAX_WORDS + " characters");
        }
        return value.strip();
    }

    /** How the auditor's own record tells what was looked for. */
    String words() {
        Map<String, @Nullable Object> parts = new TreeMap<>();
        parts.put("user", user);
        parts.put("action", action);
        parts.put("subject", subject);
        parts.put("text", text);
        parts.put("from", from);
        parts.put("to", to);
        List<String> words = new ArrayList<>();
        parts.forEach((name, value) -> {
            if (value != null) {
                words.add(name + "=" + value);
            }
        });
        return words.isEmpty() ? "all" : String.join(" ", words);
    }
}
