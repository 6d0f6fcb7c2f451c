package andon.corpus.ledger;

import andon.corpus.text.NameKey;
import andon.corpus.text.Word;
import andon.corpus.text.Words;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A text's MinHash (Broder 1997) over runs of three words; a word is one character where a script has no spaces, so that
 * Chinese and Japanese need no other rule. Two texts agree in as large a share of its values as their runs do. Its bands
 * (four values each) are equal for nearly all pairs above {@link #LEAST_SAME} and for few below.
 *
 * @param values 64 values of 16 bits
 * @param subjects names whom the text is about; texts with other subjects are not the same, however alike
 */
record Sketch(List<Integer> values, String subjects) {
    /** From this share of equal values on two texts are the same; measured, see docs/decisions/near-duplicates.md. */
    static final double LEAST_SAME = 0.75;

    static final int VALUES = 64;
    private static final int BAND = 4;
    private static final int RUN = 3;
    /** Of longer texts the beginning is compared. */
    private static final int MOST_WORDS = 5_000;
    /** In shorter ones a changed word is too much of the whole. */
    private static final int FEWEST_WORDS = 20;

    Sketch {
        values = List.copyOf(values);
    }

    /** Empty for texts that are too short. */
    static Optional<Sketch> of(Document document) {
        List<Word> words = Words.of(document.searchableText());
        if (words.size() < FEWEST_WORDS) {
            return Optional.empty();
        }
        int[] least = new int[VALUES];
        Arrays.fill(least, Integer.MAX_VALUE);
        int last = Math.min(words.size(), MOST_WORDS) - RUN;
        for (int i = 0; i <= last; i++) {
            long run = 0;
            for (int k = 0; k < RUN; k++) {
                run = mixed(run * 31 + words.get(i + k).form().hashCode());
            }
            for (int v = 0; v < VALUES; v++) {
                int hash = (int) (mixed(run + v * 0x9E3779B97F4A7C15L) >>> 33);
                least[v] = Math.min(least[v], hash);
            }
        }
        return Optional.of(
                new Sketch(Arrays.stream(least).map(v -> v & 0xFFFF).boxed().toList(), subjectsOf(document)));
    }

    /** The finalizer of SplitMix64 (Steele and others 2014). */
    private static long mixed(long x) {
        long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static String subjectsOf(Document document) {
        TreeSet<String> names = new TreeSet<>();
        for (Entity entity : document.entities()) {
            if (entity.type() == EntityType.ORGANIZATION) {
                names.add(NameKey.of(entity.value()));
            } else if (entity.type() == EntityType.DOMAIN_NAME) {
                names.add(entity.value());
            }
        }
        try {
            byte[] all = String.join("\n", names).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** From 0 to 1: an estimate of the share of runs that both texts have. */
    double sameAs(Sketch other) {
        int same = 0;
        for (int v = 0; v < VALUES; v++) {
            same += values.get(v).equals(other.values.get(v)) ? 1 : 0;
        }
        return (double) same / VALUES;
    }

    Long[] bands() {
        Long[] bands = new Long[VALUES / BAND];
        for (int b = 0; b < bands.length; b++) {
            long hash = b + 1L;
            for (int k = 0; k < BAND; k++) {
                hash = mixed(hash * 31 + values.get(b * BAND + k));
            }
            bands[b] = hash;
        }
        return bands;
    }

    String written() {
        StringBuilder out = new StringBuilder(4 * VALUES);
        values.forEach(v -> out.append(HexFormat.of().toHexDigits(v, 4)));
        return out.toString();
    }

    static Sketch read(String written, String subjects) {
        Integer[] values = new Integer[VALUES];
        for (int v = 0; v < VALUES; v++) {
            values[v] = HexFormat.fromHexDigits(written, 4 * v, 4 * v + 4);
        }
        return new Sketch(List.of(values), subjects);
    }
}
