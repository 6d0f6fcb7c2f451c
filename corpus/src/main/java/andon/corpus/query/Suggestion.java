package andon.corpus.query;

import java.util.Collection;

/** Finds the known word that a misspelt one was probably meant to be. */
final class Suggestion {
    /** Longer words are nobody's slip of the hand. */
    private static final int MAX_LENGTH = 32;

    private Suggestion() {}

    /** {@code ; did you mean 'domain'?}, or nothing if no word is near: one slip, two in words of five letters or more. */
    static String of(String word, Collection<String> known) {
        if (word.length() > MAX_LENGTH) {
            return "";
        }
        String best = "";
        int least = word.length() < 5 ? 2 : 3;
        for (String candidate : known) {
            int slips = slips(word, candidate);
            if (slips < least) {
                least = slips;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
    }

    /** Letters left out, added, changed or swapped with their neighbour. */
    static int slips(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
