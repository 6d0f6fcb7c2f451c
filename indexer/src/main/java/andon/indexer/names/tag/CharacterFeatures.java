package andon.indexer.names.tag;

import java.util.Arrays;

/** Features of characters in Chinese and Japanese, with the words of a dictionary that cover them. Not thread-safe. */
public final class CharacterFeatures implements Features {
    private static final int CLASSES = 7;
    private final DictionaryWords words;
    private final byte[] classes = new byte[DictionaryWords.LONGEST];
    private int[] unit = new int[128];
    private int[] kind = new int[128];
    private int[] covers = new int[128];
    private int[] longest = new int[128];
    private int[] run = new int[128];
    private final HanSuffixes suffixes = new HanSuffixes();
    /** Japanese gained recall by the suffixes ahead, but lost precision: it does without. */
    private final boolean lookAhead;

    private CharacterFeatures(DictionaryWords words, boolean lookAhead) {
        this.words = words;
        this.lookAhead = lookAhead;
    }

    public static CharacterFeatures japanese() {
        return new CharacterFeatures(new JapaneseWords(), false);
    }

    public static CharacterFeatures chinese() {
        return new CharacterFeatures(new ChineseWords(), true);
    }

    @Override
    public void begin(Row row) {
        int n = row.size;
        if (unit.length < n) {
            unit = new int[n * 2];
            kind = new int[n * 2];
            covers = new int[n * 2];
            longest = new int[n * 2];
            run = new int[n * 2];
        }
        Arrays.fill(covers, 0, n, 0);
        Arrays.fill(longest, 0, n, 0);
        for (int i = 0; i < n; i++) {
            unit[i] = Phrases.unit(row, i);
            kind[i] = kind(row, i);
        }
        if (lookAhead) {
            suffixes.begin(row, unit, kind);
        }
        int end = 0;
        for (int i = 0; i < n; i++) {
            if (end <= i) {
                end = i;
                while (end < n && kind[end] <= 6) {
                    end++;
                }
            }
            int lengths = i < end ? words.beginningAt(row, i, end, classes) : 0;
            for (int k = 0; k < lengths; k++) {
                if (classes[k] != 0) {
                    cover(i, i + k, classes[k]);
                }
            }
        }
        for (int i = 0; i < n; ) {
            int k = i;
            while (k < n && kind[k] == kind[i]) {
                k++;
            }
            for (int m = i; m < k; m++) {
                run[m] = Math.min(8, k - i) * 16 + Math.min(3, m - i) * 4 + Math.min(3, k - 1 - m);
            }
            i = k;
        }
    }

    /** For each class: bit 0 begins, 1 inside or end, of the longest word of that class so far; and the longest word of any. */
    private void cover(int from, int to, int classes) {
        int length = to - from + 1;
        for (int k = from; k <= to; k++) {
            int place = length == 1 ? 3 : k == from ? 0 : k == to ? 2 : 1;
            for (int c = 0; c < CLASSES; c++) {
                if ((classes >> c & 1) != 0) {
                    covers[k] |= 1 << c * 4 + place;
                }
            }
            if (length * 4 >= (longest[k] & 0x3F)) {
                longest[k] = classes << 6 | Math.min(15, length) << 2 | place;
            }
        }
    }

    private static int kind(Row row, int i) {
        char c = row.text.charAt(row.starts[i]);
        if (c >= 0x3041 && c <= 0x309F) {
            return 1;
        }
        if (c >= 0x30A0 && c <= 0x30FF && c != '・' || c >= 0xFF66 && c < 0xFFA0) {
            return 2;
        }
        if (c >= 0x3400 && c < 0xA000 || c == '々') {
            return 3;
        }
        if (Character.isDigit(c)) {
            return 4;
        }
        if (Character.isUpperCase(c)) {
            return 5;
        }
        return Character.isLetter(c)
                ? 6
                : c == '・' || c == '＆' || c == '&' ? 7 : c == '「' || c == '『' || c == '《' || c == '“' ? 8 : 9;
    }

    /** The kinds of the characters around, the words that cover one, the longest of them here and beside, and how the run ends. */
    private static final int KINDS = 0;

    private static final int COVERS = 1;
    private static final int WORDS = 2;
    private static final int RUN_END = 3;
    /** From here on a group for each of {@link #PLACES}. */
    private static final int UNITS = 4;
    /** Where characters stand, beside the one that is told, that are looked at one by one. */
    private static final int[] PLACES = {0, -1, 1, -2, 2};

    @Override
    public int groups() {
        return UNITS + PLACES.length;
    }

    @Override
    public long key(Row row, int i, int group) {
        return switch (group) {
            case KINDS -> kinds(row, i);
            case COVERS -> covers[i];
            case WORDS ->
                ((at(longest, i - 1, row.size) * 0x100000L + longest[i]) * 0x100000L + at(longest, i + 1, row.size))
                        + 1;
            case RUN_END -> runEnd(row, i) * 16L + run[i] % 16 + 1;
            default -> at(unit, i + PLACES[group - UNITS], row.size) * 2L + 1;
        };
    }

    private long kinds(Row row, int i) {
        int n = row.size;
        long around = ((at(kind, i - 2, n) * 16L + at(kind, i - 1, n)) * 16 + kind[i]) * 16 + at(kind, i + 1, n);
        return (around * 16 + at(kind, i + 2, n)) * 256 + run[i] + 1;
    }

    @Override
    public int group(Row row, int i, int group, int[] into, int from) {
        int n = row.size;
        int c = from;
        switch (group) {
            case KINDS -> {
                int k = kind[i];
                int k1 = at(kind, i - 1, n);
                int k2 = at(kind, i + 1, n);
                into[c++] = Features.mix(17, k);
                into[c++] = Features.mix(18, k1 * 16 + k);
                into[c++] = Features.mix(19, k * 16 + k2);
                into[c++] = Features.mix(20, ((at(kind, i - 2, n) * 16 + k1) * 16 + k) * 16 + k2);
                into[c++] = Features.mix(21, ((k1 * 16 + k) * 16 + k2) * 16 + at(kind, i + 2, n));
                into[c++] = Features.mix(22, run[i] * 16 + k);
            }
            case COVERS -> {
                for (int bit = 0; bit < CLASSES * 4; bit++) {
                    if ((covers[i] >> bit & 1) != 0) {
                        into[c++] = Features.mix(30, bit);
                    }
                }
            }
            case WORDS -> {
                into[c++] = Features.mix(23, longest[i]);
                into[c++] = Features.mix(24, at(longest, i - 1, n));
                into[c++] = Features.mix(25, at(longest, i + 1, n));
                into[c++] = Features.mix(26, longest[i] * 31 + at(longest, i - 1, n));
                into[c++] = Features.mix(27, longest[i] * 31 + at(longest, i + 1, n));
            }
            case RUN_END -> {
                int tail = runEnd(row, i);
                into[c++] = Features.mix(29, tail);
                into[c++] = Features.mix(33, tail * 16 + run[i] % 16);
            }
            default -> into[c++] = Features.mix(1 + group - UNITS, at(unit, i + PLACES[group - UNITS], n));
        }
        return c;
    }

    @Override
    public int rest(Row row, int i, int[] into, int from) {
        int n = row.size;
        int c = from;
        int u = unit[i];
        int u1 = at(unit, i - 1, n);
        int u2 = at(unit, i - 2, n);
        int v1 = at(unit, i + 1, n);
        int v2 = at(unit, i + 2, n);
        into[c++] = Features.mix(6, u1 * 31 + u);
        into[c++] = Features.mix(8, u * 31 + v1);
        into[c++] = Features.mix(9, u2 * 31 + u1);
        into[c++] = Features.mix(10, v1 * 31 + v2);
        into[c++] = Features.mix(11, (u1 * 31 + u) * 31 + v1);
        into[c++] = Features.mix(12, (u2 * 31 + u1) * 31 + u);
        into[c++] = Features.mix(13, (u * 31 + v1) * 31 + v2);
        into[c++] = Features.mix(14, at(unit, i - 3, n) * 31 + u2);
        into[c++] = Features.mix(15, v2 * 31 + at(unit, i + 3, n));
        into[c++] = Features.mix(16, (v1 * 31 + v2) * 31 + at(unit, i + 3, n));
        into[c++] = Features.mix(28, longest[i] * 31 + u);
        if (lookAhead) {
            c = suffixes.features(i, u1, u, into, c);
        }
        return c;
    }

    /** The last two characters of the run of one kind that a unit stands in: 会社, 大学, グループ. */
    private int runEnd(Row row, int i) {
        int end = i;
        while (end + 1 < row.size && end - i < 12 && kind[end + 1] == kind[i]) {
            end++;
        }
        return unit[Math.max(i, end - 1)] * 31 + unit[end];
    }

    private static int at(int[] values, int i, int n) {
        return i < 0 ? -1 - Math.max(-3, i) : i >= n ? 1_000_003 + Math.min(3, i - n) : values[i];
    }
}
