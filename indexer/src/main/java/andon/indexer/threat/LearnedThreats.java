package andon.indexer.threat;

import andon.vocabulary.ThreatCategory;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/**
 * What short posts of each category read like, learned from posts that were written for it: a linear model over {@link Traits}.
 * Immutable and thread-safe.
 */
final class LearnedThreats {
    private static final String FILE = "/andon/indexer/threat-model.bin";
    static final int MAGIC = 0x414e5454;
    static final int VERSION = 2;
    /** The outcome of a text that is none. */
    static final String HARMLESS = "harmless";

    private static final int CITED = 3;
    /** So many bits of {@link #present} stand for a place in {@link #keys}. */
    private static final int BITS_A_SLOT = 8;

    /** How one text reads. */
    final class Reading {
        private final String raw;
        private final Folded folded;
        private final Collection<String> lists;
        private final double[] shares;

        private Reading(String raw, Folded folded, Collection<String> lists) {
            this.raw = raw;
            this.folded = folded;
            this.lists = lists;
            this.shares = shares(raw, folded, lists);
        }

        /** How sure it is that the text is of the category, from 0 to 1. */
        double of(ThreatCategory category) {
            int outcome = outcomes.indexOf(category.word());
            return outcome < 0 ? 0 : shares[outcome];
        }

        /** How sure it is that it is a threat at all. */
        double threat() {
            int harmless = outcomes.indexOf(HARMLESS);
            return harmless < 0 ? 1 : 1 - shares[harmless];
        }

        /** The words that speak most for the category, folded. */
        List<String> words(ThreatCategory category) {
            int outcome = outcomes.indexOf(category.word());
            return outcome < 0 ? List.of() : LearnedThreats.this.words(raw, folded, lists, outcome);
        }
    }

    private final String madeOf;
    private final List<String> outcomes;
    private final int[] keys;
    /** A bit for each key and hardly any other: most traits are not known, and are told by this small table alone. */
    private final long[] present;

    private final byte[] weights;
    private final float scale;

    /** Knows no category and calls nothing harmless, so that the rules speak alone. */
    static LearnedThreats nothing() {
        return new LearnedThreats("nothing", List.of(), new int[0], new byte[0], 1);
    }

    /** @param madeOf {@link ThreatTraining#fingerprint} of what it was learned from */
    LearnedThreats(String madeOf, List<String> outcomes, int[] hashes, byte[] rows, float scale) {
        this.madeOf = madeOf;
        this.outcomes = List.copyOf(outcomes);
        this.scale = scale;
        int width = outcomes.size();
        int capacity = Integer.highestOneBit(Math.max(8, hashes.length * 2)) * 2;
        keys = new int[capacity];
        present = new long[capacity * BITS_A_SLOT / Long.SIZE];
        weights = new byte[capacity * width];
        for (int i = 0; i < hashes.length; i++) {
            present[wordOf(hashes[i])] |= 1L << hashes[i];
            int at = hashes[i] & capacity - 1;
            while (keys[at] != 0) {
                at = at + 1 & capacity - 1;
            }
            keys[at] = hashes[i];
            System.arraycopy(rows, i * width, weights, at * width, width);
        }
    }

    static LearnedThreats shipped() {
        try (InputStream in = LearnedThreats.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + FILE);
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    static LearnedThreats read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new InflaterInputStream(file));
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("no model of threats of version " + VERSION);
        }
        String madeOf = in.readUTF();
        List<String> outcomes = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            outcomes.add(in.readUTF());
        }
        float scale = in.readFloat();
        int[] hashes = new int[in.readInt()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readInt();
        }
        byte[] rows = in.readNBytes(hashes.length * outcomes.size());
        return new LearnedThreats(madeOf, outcomes, hashes, rows, scale);
    }

    /** {@link ThreatTraining#fingerprint} of what it was learned from. */
    String madeOf() {
        return madeOf;
    }

    private int wordOf(int hash) {
        return (hash & keys.length * BITS_A_SLOT - 1) / Long.SIZE;
    }

    /** The place of the trait's weights; -1 if nothing was learned of it. */
    private int row(int hash) {
        if ((present[wordOf(hash)] >>> hash & 1) == 0) {
            return -1;
        }
        int at = hash & keys.length - 1;
        while (keys[at] != hash) {
            if (keys[at] == 0) {
                return -1;
            }
            at = at + 1 & keys.length - 1;
        }
        return at * outcomes.size();
    }

    /** @param lists the names of the lists that have a term in the text */
    Reading read(String raw, Folded folded, Collection<String> lists) {
        return new Reading(raw, folded, lists);
    }

    /** How sure each outcome is; together 1. A trait counts once, however often it stands there. */
    private double[] shares(String raw, Folded folded, Collection<String> lists) {
        long[] sums = new long[outcomes.size()];
        Seen seen = new Seen();
        Traits.of(raw, folded, lists, (hash, from, to, word) -> {
            int row = row(hash);
            if (row >= 0 && seen.add(hash)) {
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += weights[row + k];
                }
            }
        });
        long most = Arrays.stream(sums).max().orElse(0);
        double[] shares = Arrays.stream(sums)
                .mapToDouble(sum -> Math.exp((sum - most) * (double) scale))
                .toArray();
        double all = Arrays.stream(shares).sum();
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= all;
        }
        return shares;
    }

    private List<String> words(String raw, Folded folded, Collection<String> lists, int outcome) {
        Map<String, Integer> votes = new HashMap<>();
        String text = folded.text();
        Seen seen = new Seen();
        Traits.of(raw, folded, lists, (hash, from, to, word) -> {
            int row = row(hash);
            if (word && row >= 0 && seen.add(hash) && weights[row + outcome] > 0) {
                votes.merge(text.substring(from, to).strip(), (int) weights[row + outcome], Integer::sum);
            }
        });
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(CITED)
                .toList();
    }

    /** A set of hashes that are not 0; it grows, for few of a text's traits are known. */
    private static final class Seen {
        private int[] slots = new int[256];
        private int size;

        boolean add(int hash) {
            int at = place(hash);
            if (slots[at] == hash) {
                return false;
            }
            slots[at] = hash;
            if (++size * 2 > slots.length) {
                int[] all = slots;
                slots = new int[all.length * 2];
                for (int one : all) {
                    if (one != 0) {
                        slots[place(one)] = one;
                    }
                }
            }
            return true;
        }

        /** Where a hash stands or, if it does not, where it would. */
        private int place(int hash) {
            int at = hash >>> 7 & slots.length - 1;
            while (slots[at] != 0 && slots[at] != hash) {
                at = at + 1 & slots.length - 1;
            }
            return at;
        }
    }
}
