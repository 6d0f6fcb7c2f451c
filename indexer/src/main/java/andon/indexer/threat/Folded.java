package andon.indexer.threat;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as terms are looked up in it: small letters without accents; words parted by one blank; no blank between letters
 * of Chinese, Japanese and Korean, where a line may end in mid-word. A blank stands before the first word and behind the last.
 */
final class Folded {
    /** From here on scripts write without blanks between words, or with endings glued to them. */
    private static final int FIRST_CJK = 0x2E80;

    private static final int LAST_ACCENTED = 0x24F;
    private static final char BLANK = ' ';
    /** Stands for what vanishes, so that "don't" is one word. */
    private static final char NOTHING = 0;
    /** What each character is read as: a small letter, a digit, {@link #BLANK} or {@link #NOTHING}. */
    private static final char[] TABLE = table();

    /** So far beyond the last letter one may look. */
    private static final int SLACK = 8;

    private char[] text;
    private int length;
    private int[] places;
    private int count;

    private Folded(int expected) {
        text = new char[expected + 2 * SLACK];
        places = new int[expected / 4 + 8];
        text[length++] = BLANK;
    }

    static Folded of(String raw) {
        Folded folded = new Folded(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            folded.put(TABLE[raw.charAt(i)]);
        }
        return folded.ended();
    }

    /** What a text says itself: without its questions, and of each address only that it stands there. */
    static Folded said(String raw) {
        Folded folded = new Folded(raw.length());
        if (raw.indexOf('?') < 0 && raw.indexOf('？') < 0) {
            folded.putWithoutAddresses(raw, 0, raw.length());
        } else {
            Stretches.sentences(raw, (from, to) -> {
                if (!Stretches.isQuestion(raw, from, to)) {
                    folded.putWithoutAddresses(raw, from, to);
                    folded.put(BLANK);
                }
            });
        }
        return folded.ended();
    }

    /** An address is a run of signs with {@code @} or {@code ://} in it; the word {@code http} stands for it. */
    private void putWithoutAddresses(String raw, int from, int to) {
        int i = from;
        while (i < to) {
            int end = i;
            boolean address = false;
            while (end < to && raw.charAt(end) > BLANK && raw.charAt(end) < FIRST_CJK) {
                char c = raw.charAt(end);
                address |= c == '@' || c == ':' && end + 3 <= to && raw.startsWith("://", end);
                end++;
            }
            if (address) {
                put(BLANK);
                put('h');
                put('t');
                put('t');
                put('p');
                put(BLANK);
            } else {
                for (int k = i; k < end; k++) {
                    put(TABLE[raw.charAt(k)]);
                }
            }
            if (end < to) {
                put(TABLE[raw.charAt(end)]);
            }
            i = end + 1;
        }
    }

    private void put(char c) {
        char last = text[length - 1];
        if (c == NOTHING || c == BLANK && last == BLANK) {
            return;
        }
        if (c >= FIRST_CJK && last == BLANK && length > 1 && text[length - 2] >= FIRST_CJK) {
            length--;
        }
        if (length + SLACK >= text.length) {
            text = Arrays.copyOf(text, text.length * 2);
        }
        if (c != BLANK && (c >= FIRST_CJK || last == BLANK || last >= FIRST_CJK)) {
            if (count == places.length) {
                places = Arrays.copyOf(places, count * 2);
            }
            places[count++] = length;
        }
        text[length++] = c;
    }

    private Folded ended() {
        text[length++] = BLANK;
        return this;
    }

    private static char[] table() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            char folded = fold((char) c);
            table[c] = Character.isLetterOrDigit(folded) ? folded : folded == '\'' || folded == '’' ? NOTHING : BLANK;
        }
        return table;
    }

    private static char fold(char c) {
        if (c <= LAST_ACCENTED) {
            return plain(c);
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return plain((char) (c - 0xFEE0)); // full width
        }
        char small = Character.toLowerCase(c);
        return small == 'ё' ? 'е' : small;
    }

    private static char plain(char c) {
        return switch (c) {
            case 'ı' -> 'i'; // these come apart by no normalisation
            case 'Ł', 'ł' -> 'l';
            case 'Ø', 'ø' -> 'o';
            case 'Đ', 'đ' -> 'd';
            default ->
                Character.toLowerCase(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                        .charAt(0));
        };
    }

    static boolean isCjk(char c) {
        return c >= FIRST_CJK && Character.isLetterOrDigit(c);
    }

    String text() {
        return new String(text, 0, length);
    }

    int length() {
        return length;
    }

    /** The character at {@code i}: a small letter, a digit or a blank; the last is a blank, and what is behind it means nothing. */
    char at(int i) {
        return text[i];
    }

    /** Whether a letter of a script without blanks stands at {@code i}. */
    boolean isCjk(int i) {
        return text[i] >= FIRST_CJK;
    }

    boolean startsWith(String word, int at) {
        if (at + word.length() > length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** How many places a term may begin at: words, and each letter of a script without blanks. */
    int places() {
        return count;
    }

    int place(int i) {
        return places[i];
    }
}
