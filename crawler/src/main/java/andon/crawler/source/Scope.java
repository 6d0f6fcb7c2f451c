package andon.crawler.source;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How much of a source one visit reads.
 *
 * @param depth how many links a page may be away from where the visit begins, 0 to {@link #DEEPEST}
 * @param pages how many pages a visit captures at most, 1 to {@link #MOST_PAGES}
 * @param bytes how many bytes of bodies (as received) a visit captures at most, {@link #FEWEST_BYTES} to
 *     {@link #MOST_BYTES}; the page that crosses the bound is still kept
 * @param include patterns of pages that are read; empty for all. Where a visit begins is read in any case
 * @param exclude patterns over path and query of pages that are not read; {@code *} stands for anything; one that does
 *     not begin with {@code /} may begin at any path segment; up to {@link #MOST_PATTERNS}, as of {@code include}
 */
public record Scope(int depth, long pages, long bytes, List<String> include, List<String> exclude) {
    public static final int DEEPEST = 64;
    public static final long MOST_PAGES = 10_000_000;
    public static final long FEWEST_BYTES = 64L << 10;
    public static final long MOST_BYTES = 1L << 40;
    public static final int MOST_PATTERNS = 200;
    public static final int LONGEST_PATTERN = 200;

    public static final Scope DEFAULT = new Scope(8, 2000, 64L << 20, List.of(), List.of());

    public Scope {
        Bounds.within("depth", depth, 0, DEEPEST);
        Bounds.within("pages", pages, 1, MOST_PAGES);
        Bounds.within("bytes", bytes, FEWEST_BYTES, MOST_BYTES);
        include = checked("include", include);
        exclude = checked("exclude", exclude);
    }

    /** Everything but what {@code exclude} names. */
    public Scope(int depth, long pages, long bytes, List<String> exclude) {
        this(depth, pages, bytes, List.of(), exclude);
    }

    private static List<String> checked(String key, List<String> patterns) {
        if (patterns.size() > MOST_PATTERNS) {
            throw new IllegalArgumentException(key + " must have at most " + MOST_PATTERNS + " patterns");
        }
        for (String pattern : patterns) {
            if (pattern.isBlank() || pattern.length() > LONGEST_PATTERN) {
                throw new IllegalArgumentException(
                        key + " '" + pattern + "' must have 1 to " + LONGEST_PATTERN + " characters");
            }
        }
        return List.copyOf(patterns);
    }

    /** {@link #include} as regular expressions over path and query. */
    public List<Pattern> includePatterns() {
        return include.stream().map(Scope::pattern).toList();
    }

    /** {@link #exclude} as regular expressions over path and query. */
    public List<Pattern> excludePatterns() {
        return exclude.stream().map(Scope::pattern).toList();
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder(glob.startsWith("/") ? "" : "/(?:.*/)?");
        for (String literal : glob.split("((?<=\\*)|(?=\\*))")) {
            regex.append(literal.equals("*") ? ".*" : Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
