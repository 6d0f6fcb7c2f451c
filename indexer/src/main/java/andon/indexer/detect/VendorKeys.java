package andon.indexer.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The forms of vendors' API keys, from the table {@code vendor-keys.tsv}: name, prefix, alphabet, fewest and most characters behind it. */
final class VendorKeys {
    private static final String TABLE = "/andon/indexer/vendor-keys.tsv";

    /** @param alphabet which characters may follow the prefix */
    record Form(String name, String prefix, Alphabet alphabet, int fewest, int most) {}

    enum Alphabet {
        HEX,
        UPPER,
        ALPHA,
        ALNUM,
        WORD,
        DASHED,
        BASE64;

        boolean has(char c) {
            return switch (this) {
                case HEX -> Ascii.isHex(c);
                case UPPER -> c >= 'A' && c <= 'Z' || Ascii.isDigit(c);
                case ALPHA -> Ascii.isLetter(c);
                case ALNUM -> Ascii.isAlnum(c);
                case WORD -> Ascii.isAlnum(c) || c == '_';
                case DASHED -> Ascii.isAlnum(c) || c == '_' || c == '-' || c == '.';
                case BASE64 ->
                    Ascii.isAlnum(c)
                            || c == '_'
                            || c == '-'
                            || c == '.'
                            || c == '+'
                            || c == '/'
                            || c == '='
                            || c == ',';
            };
        }
    }

    private final Form[][] byFirst = new Form[128][];

    private VendorKeys(List<Form> forms) {
        for (char c = 0; c < byFirst.length; c++) {
            char first = c;
            byFirst[c] =
                    forms.stream().filter(f -> f.prefix().charAt(0) == first).toArray(Form[]::new);
        }
    }

    Form[] beginningWith(char ascii) {
        return byFirst[ascii];
    }

    static VendorKeys bundled() {
        List<Form> forms = new ArrayList<>();
        try (InputStream in = VendorKeys.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + TABLE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] cells = line.split("\t");
                    forms.add(new Form(
                            cells[0],
                            cells[1],
                            Alphabet.valueOf(cells[2]),
                            Integer.parseInt(cells[3]),
                            Integer.parseInt(cells[4])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read", e);
        }
        return new VendorKeys(forms);
    }
}
