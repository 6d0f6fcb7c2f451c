package andon.indexer.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms of vendors' API keys, from the table {@code vendor-keys.tsv} (its head says what the columns mean). A form's
 * pattern is tried only at its mark and over at most {@link #LONGEST} characters, so that reading stays linear.
 */
final class VendorKeys {
    private static final String TABLE = "/andon/indexer/vendor-keys.tsv";
    /** The longest key that a pattern may match. */
    static final int LONGEST = 8_200;

    private static final String CLOSED = "(?!\\w)";
    /** Classes of letters and digits, then signs that stand for themselves and that nothing repeats. */
    private static final Pattern BEHIND_WORD = Pattern.compile(
            "(?:\\[(?:[A-Za-z0-9](?:-[A-Za-z0-9])?)+\\](?:\\{[\\d,]+\\})?)+((?:(?:[A-Za-z0-9@/:_-]|\\\\[.-])(?![{?*+|]))*)");

    private static final int ASCII = 128;
    private static final int LONGEST_SHAPE = 64;

    /**
     * @param mark the literal at the begin ({@code starts}) or inside ({@code holds}) of the key
     * @param lead how many characters of the key stand before the mark
     * @param behind what stands behind the letters and digits that the key begins with; empty if that is not the same in all
     * @param pattern the whole key, anchored at its begin
     * @param leastEntropy of the whole key, in bits for each character
     */
    record Form(String name, String mark, int lead, String behind, Pattern pattern, double leastEntropy) {
        /** The end of the key that begins at {@code from} and that no letter, digit or {@code _} follows; or -1. */
        int match(String text, int from) {
            int limit = Math.min(text.length(), from + LONGEST);
            Matcher matcher = pattern.matcher(text).region(from, limit).useTransparentBounds(true);
            return matcher.lookingAt() ? matcher.end() : -1;
        }

        /** Whether all of the stretch is a key. */
        boolean matches(String text, int from, int end) {
            return pattern.matcher(text).region(from, end).matches();
        }
    }

    private final Form[][] byFirstTwo = new Form[ASCII * ASCII][];
    private final Form[][] byShape = new Form[LONGEST_SHAPE * ASCII][];
    private final Form[] holding;
    private final KeyLabels labels;

    private VendorKeys(List<String[]> rows) {
        List<Form> held = new ArrayList<>();
        KeyLabels.Builder near = new KeyLabels.Builder();
        for (String[] row : rows) {
            String mark = row[2];
            double entropy = Double.parseDouble(row[4]);
            switch (row[1]) {
                case "starts" -> {
                    Pattern pattern = Pattern.compile(Pattern.quote(mark) + "(?:" + row[3] + ")" + CLOSED);
                    put(
                            byFirstTwo,
                            pair(mark.charAt(0), mark.charAt(1)),
                            new Form(row[0], mark, 0, "", pattern, entropy));
                }
                case "holds" -> {
                    String[] parts = mark.split(" ");
                    int lead = Integer.parseInt(parts[1]);
                    held.add(new Form(
                            row[0], parts[0], lead, "", Pattern.compile("(?:" + row[3] + ")" + CLOSED), entropy));
                }
                case "shape" -> {
                    Form form = new Form(
                            row[0], "", 0, behind(row[3]), Pattern.compile("(?:" + row[3] + ")" + CLOSED), entropy);
                    for (String shape : mark.split(" ")) {
                        int length = Integer.parseInt(shape, 0, shape.length() - 1, 10);
                        put(byShape, pair((char) length, shape.charAt(shape.length() - 1)), form);
                    }
                }
                case "near" -> near.add(mark, new Form(row[0], "", 0, "", Pattern.compile(row[3]), entropy));
                default -> throw new IllegalStateException(TABLE + " has a row of kind " + row[1]);
            }
        }
        this.holding = held.toArray(Form[]::new);
        this.labels = near.build();
    }

    /** The literal that a pattern has behind its classes of letters and digits: by it most words are ruled out without the pattern. */
    static String behind(String pattern) {
        Matcher matcher = BEHIND_WORD.matcher(pattern);
        return matcher.lookingAt() ? matcher.group(1).replace("\\", "") : "";
    }

    private static int pair(char first, char second) {
        return first * ASCII + second;
    }

    private static void put(Form[][] table, int at, Form form) {
        Form[] there = table[at];
        if (there == null) {
            table[at] = new Form[] {form};
        } else {
            table[at] = Arrays.copyOf(there, there.length + 1);
            table[at][there.length] = form;
        }
    }

    /** The forms whose mark begins with these two characters, or null. */
    Form @org.jspecify.annotations.Nullable [] beginningWith(char first, char second) {
        return second < ASCII ? byFirstTwo[pair(first, second)] : null;
    }

    /** The forms that begin with a word of this length before this character, or null. */
    Form @org.jspecify.annotations.Nullable [] shaped(int length, char after) {
        return length < LONGEST_SHAPE && after < ASCII ? byShape[pair((char) length, after)] : null;
    }

    Form[] holding() {
        return holding;
    }

    KeyLabels labels() {
        return labels;
    }

    static VendorKeys bundled() {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = VendorKeys.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + TABLE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(line.split("\t"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read", e);
        }
        return new VendorKeys(rows);
    }
}
