package andon.crawler.safety;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a block list, one entry a line:
 *
 * <pre>
 * 0123456789abcdef0123456789abcdef     the MD5 of a host, as Ahmia publishes it
 * term words that stand together       a word or phrase that drops a page and quarantines its host
 * # a comment
 * </pre>
 */
final class BlockListFile {
    static final int LONGEST_LINE = 400;
    static final int MOST_HOSTS = 1_000_000;
    static final int MOST_TERMS = 10_000;
    static final int LONGEST_TERM = 200;

    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{" + HostDigest.HEX_DIGITS + "}");
    private static final String TERM = "term ";

    private BlockListFile() {}

    /** What a list holds. */
    record Entries(Set<HostDigest> hosts, List<String> terms) {}

    static Entries read(List<Path> files) throws BlockListException {
        Entries all = new Entries(new HashSet<>(), new ArrayList<>());
        for (Path file : files) {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                String line = reader.readLine();
                for (int number = 1; line != null; number++, line = reader.readLine()) {
                    add(file, number, line.strip(), all);
                }
            } catch (MalformedInputException e) {
                throw new BlockListException("the block list " + file + " is not in UTF-8");
            } catch (IOException e) {
                throw new BlockListException("the block list " + file + " cannot be read: "
                        + e.getClass().getSimpleName());
            }
        }
        return all;
    }

    private static void add(Path file, int number, String line, Entries all) throws BlockListException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (MD5.matcher(line).matches()) {
            all.hosts().add(HostDigest.ofHex(line.toLowerCase(Locale.ROOT)));
            bound(file, number, all.hosts().size() <= MOST_HOSTS, "more than " + MOST_HOSTS + " hosts");
            return;
        }
        bound(
                file,
                number,
                line.length() <= LONGEST_LINE && line.startsWith(TERM),
                "expected the MD5 of a host (32 hexadecimal digits) or 'term WORDS'");
        String term = line.substring(TERM.length()).strip();
        bound(
                file,
                number,
                Terms.isLongEnough(term) && term.length() <= LONGEST_TERM,
                "a term must have " + Terms.SHORTEST + " to " + LONGEST_TERM + " characters");
        all.terms().add(term);
        bound(file, number, all.terms().size() <= MOST_TERMS, "more than " + MOST_TERMS + " terms");
    }

    private static void bound(Path file, int number, boolean good, String complaint) throws BlockListException {
        if (!good) {
            throw new BlockListException("the block list " + file + ", line " + number + ": " + complaint);
        }
    }
}
