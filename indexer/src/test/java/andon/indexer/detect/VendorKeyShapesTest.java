package andon.indexer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vendor's keys are found on values that nobody has seen, and what is nearly one is none. */
class VendorKeyShapesTest {
    private static final Detector DETECTOR = new Detector(new MaskedSecret.Key(new byte[32]));
    private static final int DRAWS = 60;
    private static final Pattern PART = Pattern.compile("<(?:([0-9]+) )?(\\w)>");

    /** @param fixed whether keys of another length are none of this vendor's */
    record Shape(String vendor, String label, String form, boolean fixed) {
        static Shape parse(String line) {
            String[] parts = line.split(" \\| ");
            boolean fixed = parts[2].endsWith(">=");
            String form = fixed ? parts[2].substring(0, parts[2].length() - 1) : parts[2];
            return new Shape(parts[0], parts[1].equals("-") ? "" : parts[1], form, fixed);
        }

        String draw(Random random) {
            while (true) {
                String key = PART.matcher(form)
                        .replaceAll(m -> Matcher.quoteReplacement(draw(m.group(1), m.group(2), random)));
                // Behind a label letters alone may be a word; of 16 drawn letters and digits one in 17 has no digit.
                if (label.isEmpty() || key.chars().anyMatch(Character::isDigit)) {
                    return key;
                }
            }
        }

        /** The same without chance: every drawn character is the same. */
        String ruler() {
            return PART.matcher(form)
                    .replaceAll(m -> m.group(1) == null
                            ? "00000000-0000-0000-0000-000000000000"
                            : (m.group(2).equals("d") || m.group(2).equalsIgnoreCase("h") ? "0" : "X")
                                    .repeat(Integer.parseInt(m.group(1))));
        }

        private static String draw(String length, String alphabet, Random random) {
            if (alphabet.equals("u")) {
                return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            }
            String of = alphabet(alphabet);
            StringBuilder out = new StringBuilder();
            while (out.length() < Integer.parseInt(length)) {
                out.append(of.charAt(random.nextInt(of.length())));
            }
            // A joint at the end would belong to the sentence.
            boolean joint = "-_".indexOf(out.charAt(out.length() - 1)) >= 0;
            return joint ? out.substring(0, out.length() - 1) + "k" : out.toString();
        }

        private static String alphabet(String name) {
            String digits = "0123456789";
            String small = "abcdefghijklmnopqrstuvwxyz";
            String capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
            return switch (name) {
                case "d" -> digits;
                case "h" -> digits + "abcdef";
                case "H" -> digits + "ABCDEF";
                case "a" -> small + capitals;
                case "A" -> capitals;
                case "n" -> digits + small + capitals;
                case "s" -> digits + small;
                case "N" -> digits + capitals;
                case "w" -> digits + small + capitals + "-_";
                case "t" -> capitals + "234567";
                case "b" -> digits + small + capitals + "+/";
                case "L" -> "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"; // Bech32's
                default -> throw new IllegalArgumentException("alphabet " + name);
            };
        }

        @Override
        public String toString() {
            return vendor + " " + label + " " + form;
        }
    }

    static Stream<Shape> shapes() throws IOException {
        try (InputStream in = VendorKeyShapesTest.class.getResourceAsStream("vendor-key-shapes.txt");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return lines.lines().filter(l -> !l.startsWith("#")).map(Shape::parse).toList().stream();
        }
    }

    private static List<String> lines(Shape shape, String key) {
        List<String> lines = new ArrayList<>();
        String label = shape.label().isEmpty() ? "value" : shape.label();
        lines.add(label + "=" + key + "\n");
        lines.add(label + " = \"" + key + "\";");
        lines.add("{\"" + label + "\": \"" + key + "\"}");
        lines.add("  " + label + ": '" + key + "'\n");
        lines.add("export " + label + "=" + key + " && run");
        lines.add("set(\"" + label + "\", \"" + key + "\")");
        if (shape.label().isEmpty()) {
            lines.add(key);
            lines.add("вот ключ " + key + ", проверил");
            lines.add("密钥是" + key + "。");
            lines.add("(" + key + ")");
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aKeyOfTheVendorsShapeIsFoundAndMasked(Shape shape) {
        Random random = new Random(shape.toString().hashCode());
        for (int i = 0; i < DRAWS; i++) {
            String key = shape.draw(random);
            List<String> lines = lines(shape, key);
            String line = lines.get(i % lines.size());
            Detection detection = DETECTOR.detect(line);
            assertThat(detection.entities())
                    .as(line)
                    .filteredOn(e -> e.type() == EntityType.API_KEY)
                    .extracting(Entity::detector)
                    .contains("api-key-" + shape.vendor());
            assertThat(detection.maskedText()).as(line).doesNotContain(key.substring(key.length() / 2));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aRowOfOneCharacterInItsPlaceIsNone(Shape shape) {
        for (String line : lines(shape, shape.ruler())) {
            assertThat(found(line)).as(line).doesNotContain("api-key-" + shape.vendor());
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aKeyOfFixedLengthThatIsLongerOrShorterIsNone(Shape shape) {
        Random random = new Random(7);
        for (int i = 0; shape.fixed() && i < DRAWS; i++) {
            String key = shape.draw(random);
            for (String other : List.of(key + "a7", key.substring(0, key.length() - 1), "Z" + key)) {
                assertThat(found(other)).as(other).doesNotContain("api-key-" + shape.vendor());
            }
        }
    }

    private static List<String> found(String text) {
        return DETECTOR.detect(text).entities().stream().map(Entity::detector).toList();
    }

    /** A word is ruled out by what stands behind it only if all keys of the form have that there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "[A-Za-z0-9]{3,16}\\.webhook\\.office\\.com/x .webhook.office.com/x",
                "[MNO][A-Za-z0-9]{22,27}\\.[\\w-]{6,7} .",
                "[0-9]{5,16}:A[\\w-]{34} :A",
                "[0-9]{15,16}(?:\\||%7C) ''",
                "[a-z0-9-]{3}\\.x ''",
                "[a-z]{3}-x?y -",
                "[a-z]{3}a|b ''",
                "(?i)[a-z]{3}- ''"
            })
    void whatStandsBehindItsFirstWordIsReadOffThePattern(String pattern, String behind) {
        assertThat(VendorKeys.behind(pattern)).isEqualTo(behind);
    }
}
