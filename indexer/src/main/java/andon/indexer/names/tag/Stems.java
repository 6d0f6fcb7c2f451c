package andon.indexer.names.tag;

import java.util.Arrays;

/**
 * Russian words without the ending that their case gives them, so that a name is known in most of them: Сбербанка, Сбербанком.
 * No dictionary is asked: a name that itself ends like a case (Газпром) loses that end in some of its forms only.
 */
final class Stems {
    private static final String[] ENDINGS = {
        "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ой", "ей", "ом", "ем", "ам", "ям", "ах", "ях", "ый",
        "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их", "ую", "юю", "ым", "им", "ью", "ии", "ия", "ию", "ы", "и",
        "а", "я", "о", "е", "у", "ю", "й", "ь"
    };
    /** What is left of a word is not shorter. */
    private static final int SHORTEST = 4;

    private static final String[][] BY_LAST = new String[32][];

    static {
        for (int i = 0; i < BY_LAST.length; i++) {
            String last = String.valueOf((char) (0x430 + i));
            BY_LAST[i] = Arrays.stream(ENDINGS).filter(e -> e.endsWith(last)).toArray(String[]::new);
        }
    }

    private Stems() {}

    /**
     * @param unit the whole word's hash
     * @return the hash of its stem; {@code unit} itself where it is no Russian word or has no such ending
     */
    static int of(Row row, int i, int unit) {
        int start = row.starts[i];
        int end = row.ends[i];
        char last = row.text.charAt(end - 1);
        if (last < 0x430 || last > 0x44F || end - start <= SHORTEST) {
            return unit;
        }
        for (String ending : BY_LAST[last - 0x430]) {
            int length = end - start - ending.length();
            if (length >= SHORTEST && row.text.startsWith(ending, end - ending.length())) {
                int h = 0;
                for (int k = start; k < start + length; k++) {
                    h = h * 31 + Character.toLowerCase(row.text.charAt(k));
                }
                return h;
            }
        }
        return unit;
    }
}
