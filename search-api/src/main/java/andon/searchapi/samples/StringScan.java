package andon.searchapi.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * The printable runs of a file, in ASCII and in little-endian UTF-16, in the order of their places.
 *
 * @param found how many there are
 * @param kept the first of them, within the bounds
 */
record StringScan(long found, List<String> kept) {
    /** Shorter runs are chance. */
    static final int SHORTEST = 6;
    /** What is longer is kept up to here. */
    static final int LONGEST = 2000;

    static final int MOST = 20_000;
    static final int MOST_CHARACTERS = 500_000;

    StringScan {
        kept = List.copyOf(kept);
    }

    static StringScan of(byte[] file) {
        Kept kept = new Kept();
        int i = 0;
        while (i < file.length) {
            int ascii = run(file, i, 1);
            if (ascii >= SHORTEST) {
                kept.add(file, i, ascii, 1);
                i += ascii;
                continue;
            }
            int wide = run(file, i, 2);
            if (wide >= SHORTEST) {
                kept.add(file, i, wide, 2);
                i += 2 * wide;
                continue;
            }
            // The run's last byte may begin a wide one.
            i += Math.max(1, ascii - 1);
        }
        return new StringScan(kept.found, kept.strings);
    }

    private static int run(byte[] file, int from, int step) {
        int n = 0;
        for (int i = from; i + step <= file.length; i += step) {
            boolean printable = file[i] >= 0x20 && file[i] < 0x7f || file[i] == '\t';
            if (!printable || step == 2 && file[i + 1] != 0) {
                break;
            }
            n++;
        }
        return n;
    }

    private static final class Kept {
        final List<String> strings = new ArrayList<>();
        long found;
        int characters;

        void add(byte[] file, int from, int length, int step) {
            found++;
            int most = Math.min(length, LONGEST);
            if (strings.size() >= MOST || characters + most > MOST_CHARACTERS) {
                return;
            }
            StringBuilder text = new StringBuilder(most);
            for (int n = 0; n < most; n++) {
                text.append((char) file[from + n * step]);
            }
            characters += most;
            strings.add(text.toString());
        }
    }
}
