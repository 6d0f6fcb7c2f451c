package andon.evidence;

import andon.vocabulary.SourceId;
import java.util.regex.Pattern;

/**
 * What is said of a file that a person hands in as evidence: text that nobody captured, such as a paste, a combo list, the logs
 * of a stealer or a database's dump.
 *
 * @param file what it is called, without folders; its documents show the name
 * @param source the source that its documents belong to; it need not be one that is watched
 * @param by who hands it in, 1 to {@value #MAX_BY} characters
 * @param origin where it came from, in that person's words, 1 to {@value #MAX_ORIGIN} characters
 */
public record Deposit(String file, SourceId source, String by, String origin) {
    public static final int MAX_FILE = 200;
    public static final int MAX_BY = 200;
    public static final int MAX_ORIGIN = 1_000;

    /** What would forge a line or turn its direction. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]+");

    public Deposit {
        file = printable(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
        file = file.isEmpty() ? "unnamed" : printable(file.substring(0, Math.min(MAX_FILE, file.length())));
        by = required("who hands it in", by, MAX_BY);
        origin = required("where it came from", origin, MAX_ORIGIN);
    }

    private static String required(String what, String text, int most) {
        String plain = printable(text);
        if (plain.isEmpty() || plain.length() > most) {
            throw new IllegalArgumentException(
                    "a deposit says " + what + ", in 1 to " + most + " characters; these are " + plain.length());
        }
        return plain;
    }

    static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }
}
