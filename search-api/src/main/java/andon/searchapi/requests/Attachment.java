package andon.searchapi.requests;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file on a message, without its bytes.
 *
 * @param name of the file alone, with nothing in it that a file system or a page could take for something else
 * @param bytes how many it has
 */
public record Attachment(long id, String name, long bytes, String sha256) {
    /** In UTF-16 units. */
    static final int MAX_NAME = 120;

    private static final String NAMELESS = "file";

    /** Control and format characters (text that runs backwards among them), unpaired surrogates, and what file systems refuse. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\"*:<>?|\\\\/]");

    private static final Pattern EDGES = Pattern.compile("^[.\\s]+|[.\\s]+$");

    /** What was uploaded. */
    public record Upload(String name, byte[] content) {}

    /** A name for {@code given} that is safe to show and to save under: its last part, cut in the middle, its ending kept. */
    static String safeName(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String name = Normalizer.normalize(last, Normalizer.Form.NFC);
        name = EDGES.matcher(UNSAFE.matcher(name).replaceAll("_")).replaceAll("");
        if (name.length() > MAX_NAME) {
            int dot = name.lastIndexOf('.');
            String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
            int cut = MAX_NAME - ending.length();
            name = name.substring(0, Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut) + ending;
        }
        return name.isEmpty() ? NAMELESS : name;
    }

    /** Its size for people: {@code 12 KB}. */
    public String size() {
        return bytes < 1024
                ? bytes + " B"
                : bytes < 1024 * 1024
                        ? (bytes + 512) / 1024 + " KB"
                        : String.format(Locale.ROOT, "%.1f MB", bytes / (1024.0 * 1024.0));
    }
}
