package andon.indexer.names.tag;

import andon.corpus.persons.Persons;
import andon.indexer.english.EnglishWords;
import andon.indexer.english.EnglishWords.ProperNames;
import java.util.List;

/** Features of words in Latin, Cyrillic and other scripts with capitals. Not thread-safe. */
public final class WordFeatures implements Features {
    private static final int ORGANISATION = 1;
    private static final int SHORTEST_FAMILY = 3;
    /** So many words are remembered, as a power of two. */
    private static final int WORD_BITS = 12;

    private static final int FACTS = 4;

    private final Phrases known;
    private final Phrases forms;
    private int[] lower = new int[64];
    private int[] shape = new int[64];
    private int[] flags = new int[64];
    private long[] types = new long[64];
    private int[] stem = new int[64];
    /** The words that {@link #facts} are of, as {@link #type} has them. */
    private final long[] remembered = new long[1 << WORD_BITS];
    /** Of each word its hash, its stem's, its shape, and what the lists say of it alone. */
    private final int[] facts = new int[FACTS << WORD_BITS];

    private final CapitalRuns runs = new CapitalRuns();
    private boolean shouting;

    public WordFeatures() {
        this(KNOWN, FORMS);
    }

    private static final Phrases KNOWN = known();
    private static final Phrases FORMS =
            Phrases.load("org-signs.txt").and("common", EnglishWords.bundled().forms());

    private static Phrases known() {
        Phrases known = Phrases.load("known-organisations.txt", Persons.PEOPLE_AND_PLACES);
        EnglishWords english = EnglishWords.bundled();
        known.and("organisation", english.named(ProperNames.GROUP));
        known.and("place", english.named(ProperNames.PLACE));
        // "Jack Lemmon": the last word of a person's name is a family's.
        for (String person : english.named(ProperNames.PERSON)) {
            String last = person.substring(person.lastIndexOf(' ') + 1);
            if (last.length() < person.length()
                    && last.length() >= SHORTEST_FAMILY
                    && Character.isUpperCase(last.charAt(0))) {
                known.and("family", List.of(last));
            }
        }
        return known;
    }

    private WordFeatures(Phrases known, Phrases forms) {
        this.known = known;
        this.forms = forms;
    }

    @Override
    public void begin(Row row) {
        int n = row.size;
        if (lower.length < n) {
            lower = new int[n * 2];
            shape = new int[n * 2];
            flags = new int[n * 2];
            types = new long[n * 2];
            stem = new int[n * 2];
        }
        int capitals = 0;
        int words = 0;
        for (int i = 0; i < n; i++) {
            types[i] = type(row, i);
            int at = recalled(row, i, types[i]);
            lower[i] = facts[at];
            stem[i] = facts[at + 1];
            shape[i] = facts[at + 2];
            flags[i] = facts[at + 3];
            if (Character.isLetter(row.text.charAt(row.starts[i]))) {
                words++;
                capitals += Character.isUpperCase(row.text.charAt(row.starts[i])) ? 1 : 0;
            }
        }
        shouting = words > 3 && capitals * 10 > words * 7;
        for (int i = 0; i < n; i++) {
            look(row, i, n);
        }
        runs.begin(row, stem, flags);
    }

    /** Where {@link #facts} of a word begin: they hang on its letters alone, and most words come again. */
    private int recalled(Row row, int i, long type) {
        int slot = (int) (type * 0x9E3779B97F4A7C15L >>> Long.SIZE - WORD_BITS);
        int at = slot * FACTS;
        if (remembered[slot] != type || type == 0) {
            remembered[slot] = type;
            int unit = Phrases.unit(row, i);
            int stemmed = Stems.of(row, i, unit);
            int hash = Phrases.next(0, stemmed);
            facts[at] = unit;
            facts[at + 1] = stemmed;
            facts[at + 2] = shape(row, i);
            facts[at + 3] = known.classes(hash) & 0x1F | (forms.classes(hash) & 0x7F) << 10;
        }
        return at;
    }

    /** Bits: 0-4 single word of class, 5 begins, 6 inside, 7 ends a longer known organisation; 8 begins, 9 inside a place; 10 up signs. */
    private void look(Row row, int i, int n) {
        if (!row.isCapital(i)) {
            return;
        }
        int hash = Phrases.next(0, stem[i]);
        for (int k = i + 1; k < Math.min(n, i + Phrases.LONGEST); k++) {
            hash = Phrases.next(hash, stem[k]);
            int kinds = known.classes(hash);
            if ((kinds & ORGANISATION) != 0) {
                flags[i] |= 1 << 5;
                for (int m = i + 1; m < k; m++) {
                    flags[m] |= 1 << 6;
                }
                flags[k] |= 1 << 7;
            } else if ((kinds & 8) != 0) {
                flags[i] |= 1 << 8;
                flags[k] |= 1 << 9;
            }
        }
    }

    private static int shape(Row row, int i) {
        int h = 0;
        int before = -1;
        int count = 0;
        for (int k = row.starts[i]; k < row.ends[i] && count < 12; k++) {
            char c = row.text.charAt(k);
            int kind = Character.isUpperCase(c)
                    ? 1
                    : Character.isLowerCase(c) ? 2 : Character.isDigit(c) ? 3 : c > 0x2E80 ? 4 : 5 + c % 64;
            if (kind != before) {
                h = h * 67 + kind;
                count++;
            }
            before = kind;
        }
        return h * 3 + Math.min(2, row.ends[i] - row.starts[i] - 1);
    }

    /** The word itself, the words beside it, and what the lists say of each: units that are the same get the same. */
    private static final int OWN = 0;

    private static final int BEFORE = 1;
    private static final int BEHIND = 2;
    private static final int FLAGS = 3;
    private static final int FLAGS_BEFORE = 4;
    private static final int FLAGS_BEHIND = 5;
    private static final int RUN = 6;
    private static final int SHAPES = 7;
    private static final int SIGNS = 8;

    @Override
    public int groups() {
        return 9;
    }

    @Override
    public long key(Row row, int i, int group) {
        return switch (group) {
            case OWN -> types[i];
            case BEFORE -> i == 0 ? 0 : types[i - 1];
            case BEHIND -> i + 1 == row.size ? 0 : types[i + 1];
            case FLAGS -> flags[i];
            case FLAGS_BEFORE -> at(flags, i - 1, row.size);
            case RUN -> runs.key(i);
            case SHAPES -> {
                long around = next(next(at(shape, i - 1, row.size), shape[i]), at(shape, i + 1, row.size));
                yield around * 8 + place(i, row.size);
            }
            case SIGNS -> {
                long before = next(signs(i - 2, row.size), signs(i - 1, row.size));
                long own = next(next(before, known(i, row.size)), known(i + 1, row.size));
                yield next(own, signs(i + 2, row.size));
            }
            default -> at(flags, i + 1, row.size);
        };
    }

    private static long next(long hash, long value) {
        return (hash + 1) * 0x9E3779B97F4A7C15L + value;
    }

    /** What the lists of names say of a word. */
    private int known(int i, int n) {
        return at(flags, i, n) & 0x3FF;
    }

    /** What the lists of signs and common words say of it. */
    private int signs(int i, int n) {
        return at(flags, i, n) >> 10;
    }

    private int place(int i, int n) {
        return (shouting ? 1 : 0) + (i == 0 ? 2 : 0) + (i == n - 1 ? 4 : 0);
    }

    @Override
    public int group(Row row, int i, int group, int[] into, int from) {
        int n = row.size;
        int c = from;
        switch (group) {
            case OWN -> {
                into[c++] = Features.mix(1, lower[i]);
                into[c++] = Features.mix(9, shape[i]);
                c = affixes(row, i, into, c);
            }
            case BEFORE -> {
                into[c++] = Features.mix(2, at(lower, i - 1, n));
                if (i > 0) {
                    into[c++] = Features.mix(61, suffix(row, i - 1));
                }
            }
            case BEHIND -> {
                into[c++] = Features.mix(3, at(lower, i + 1, n));
                if (i + 1 < n) {
                    into[c++] = Features.mix(60, suffix(row, i + 1));
                }
            }
            case FLAGS -> c = bits(flags[i], 20, 30, into, c);
            case FLAGS_BEFORE -> c = bits(at(flags, i - 1, n), 21, 31, into, c);
            case RUN -> c = runs.features(i, into, c);
            case SHAPES -> {
                int s1 = at(shape, i - 1, n);
                int s = shape[i];
                int s2 = at(shape, i + 1, n);
                into[c++] = Features.mix(10, s1 * 31 + s);
                into[c++] = Features.mix(11, s * 31 + s2);
                into[c++] = Features.mix(12, (s1 * 31 + s) * 31 + s2);
                into[c++] = Features.mix(15, place(i, n));
                into[c++] = Features.mix(16, s * 4 + (place(i, n) & 3));
            }
            case SIGNS -> {
                into[c++] = Features.mix(23, known(i, n) * 4096 + known(i + 1, n));
                into[c++] = Features.mix(25, signs(i + 2, n));
                into[c++] = Features.mix(26, signs(i - 2, n) * 64 + signs(i - 1, n));
            }
            default -> c = bits(at(flags, i + 1, n), 22, 32, into, c);
        }
        return c;
    }

    private static int bits(int flags, int whole, int single, int[] into, int from) {
        int c = from;
        into[c++] = Features.mix(whole, flags);
        for (int bit = 0; bit < 17; bit++) {
            if ((flags >> bit & 1) != 0) {
                into[c++] = Features.mix(single, bit);
            }
        }
        return c;
    }

    @Override
    public int rest(Row row, int i, int[] into, int from) {
        int n = row.size;
        int w = lower[i];
        int w1 = at(lower, i - 1, n);
        int w2 = at(lower, i + 1, n);
        int c = runs.around(i, into, from);
        into[c++] = Features.mix(4, at(lower, i - 2, n));
        into[c++] = Features.mix(5, at(lower, i + 2, n));
        into[c++] = Features.mix(6, w1 * 31 + w);
        into[c++] = Features.mix(8, w * 31 + w2);
        into[c++] = Features.mix(24, flags[i] * 31 + shape[i]);
        return c;
    }

    private static int affixes(Row row, int i, int[] into, int from) {
        int c = from;
        int start = row.starts[i];
        int length = row.ends[i] - start;
        int h = 0;
        for (int k = 0; k < Math.min(6, length); k++) {
            h = h * 31 + Character.toLowerCase(row.text.charAt(start + k));
            if (k >= 1) {
                into[c++] = Features.mix(40 + k, h);
            }
        }
        h = 0;
        for (int k = 0; k < Math.min(4, length); k++) {
            h = h * 31 + Character.toLowerCase(row.text.charAt(row.ends[i] - 1 - k));
            if (k >= 1) {
                into[c++] = Features.mix(50 + k, h);
            }
        }
        return c;
    }

    /** The word as it is written, in one figure of 64 bits. */
    private static long type(Row row, int i) {
        long h = (long) row.ends[i] - row.starts[i];
        for (int k = row.starts[i]; k < row.ends[i]; k++) {
            h = h * 0x9E3779B97F4A7C15L + row.text.charAt(k);
        }
        return h;
    }

    private static int suffix(Row row, int i) {
        int h = 0;
        for (int k = 0; k < Math.min(3, row.ends[i] - row.starts[i]); k++) {
            h = h * 31 + Character.toLowerCase(row.text.charAt(row.ends[i] - 1 - k));
        }
        return h;
    }

    private static int at(int[] values, int i, int n) {
        return i < 0 ? -1 - Math.max(-2, i) : i >= n ? 1_000_003 + Math.min(2, i - n) : values[i];
    }
}
