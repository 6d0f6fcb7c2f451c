package andon.corpus.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into {@link Word}s: runs of letters and digits, and single characters where a script has no spaces. One rule
 * for all languages, so that a query needs no language: a Latin word inside Japanese text is found like any other.
 */
public final class Words {
    /** Longer runs (base64 blobs) are cut to this many UTF-16 units; both texts and queries. */
    public static final int MAX_LENGTH = 200;

    /** Shorter words wholly of look-alikes are real words too often (тор, оса) to be read as Latin. */
    private static final int MIN_LOOKALIKE = 4;

    /** Stands for a word that was not read, so that places stay what they are; no stem and no beginning of a word matches it. */
    private static final Word PASSED_OVER = new Word("\0", null, false, false, 0, 0);

    private final String text;
    private final @Nullable Beginnings beginnings;
    private final List<Word> words;
    private final StringBuilder form = new StringBuilder();
    private final StringBuilder latin = new StringBuilder();
    private boolean looksLatin = true;
    private boolean hasLatin;
    private boolean hasOther;
    private int start = -1;
    private int end;
    private boolean afterCharacter;

    private Words(String text, @Nullable Beginnings beginnings) {
        this.text = text;
        this.beginnings = beginnings;
        this.words = new ArrayList<>(text.length() / 6 + 1);
    }

    public static List<Word> of(String text) {
        return new Words(text, null).cut();
    }

    /**
     * The same number of words at the same places, of which those alone are read that may begin so: in the place of others stands a
     * word without a letter and without a place in the text. Much cheaper where few are looked for.
     */
    static List<Word> beginningWith(Beginnings beginnings, String text) {
        return new Words(text, beginnings).cut();
    }

    private List<Word> cut() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int run = start < 0 && isAlphanumeric(c) ? plainRun(i) : i;
            boolean plain = c < 0x80 && (i + 1 == text.length() || text.charAt(i + 1) < 0x300);
            if (run > i) {
                words.add(
                        beginnings == null || beginnings.include(c)
                                ? new Word(small(i, run), null, false, false, i, run)
                                : PASSED_OVER);
                afterCharacter = false;
                i = run;
            } else if (plain) {
                ascii(c, i);
                i++;
            } else {
                int next = Folding.clusterEnd(text, i);
                cluster(i, next);
                i = next;
            }
        }
        finishWord();
        return List.copyOf(words);
    }

    /** The end of a word that is wholly of ASCII, as most are; {@code from} if it goes on in other letters or is too long. */
    private int plainRun(int from) {
        int to = from + 1;
        while (to < text.length() && isAlphanumeric(text.charAt(to))) {
            to++;
        }
        boolean goesOn = to < text.length() && text.charAt(to) >= 0x80;
        return goesOn || to - from >= MAX_LENGTH ? from : to;
    }

    /** A run of letters and digits of ASCII in small letters. */
    private String small(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return text.substring(from, to).toLowerCase(Locale.ROOT);
            }
        }
        return text.substring(from, to);
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private void ascii(char c, int at) {
        if (c >= 'A' && c <= 'Z') {
            letter((char) (c + 32), (char) (c + 32), at, at + 1);
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            letter(c, c, at, at + 1);
        } else {
            finishWord();
            afterCharacter = false;
        }
    }

    private void cluster(int from, int to) {
        String folded = Folding.fold(text.substring(from, to));
        char lookalike = Lookalikes.latin(text.codePointAt(from));
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!Folding.isWordCharacter(c)) {
                finishWord();
                afterCharacter = false;
            } else if (Folding.isSpaceless(c)) {
                while (next < folded.length() && Folding.isMark(folded.codePointAt(next))) {
                    next += Character.charCount(folded.codePointAt(next));
                }
                character(folded.substring(i, next), from, to);
            } else {
                letter(c, c < 0x80 ? (char) c : lookalike, from, to);
            }
            i = next;
        }
    }

    private void letter(int c, char latinLetter, int from, int to) {
        if (start < 0) {
            start = from;
            afterCharacter = false;
        }
        end = to;
        if (form.length() + 2 > MAX_LENGTH) {
            return;
        }
        form.appendCodePoint(c);
        if (c >= 'a' && c <= 'z') {
            hasLatin = true;
        } else if (c >= 0x80) {
            hasOther = true;
        }
        if (latinLetter == 0) {
            looksLatin = false;
        } else {
            latin.append(latinLetter);
        }
    }

    private void character(String c, int from, int to) {
        finishWord();
        if (afterCharacter) {
            words.set(words.size() - 1, words.getLast().joinedToNext());
        }
        words.add(new Word(c, null, true, false, from, to));
        afterCharacter = true;
    }

    private void finishWord() {
        if (start < 0) {
            return;
        }
        String plain = form.toString();
        String imitated = hasOther && looksLatin ? latin.toString() : null;
        if (imitated != null && hasLatin) {
            words.add(new Word(imitated, null, false, false, start, end));
        } else {
            words.add(new Word(plain, longEnough(imitated), false, false, start, end));
        }
        form.setLength(0);
        latin.setLength(0);
        looksLatin = true;
        hasLatin = false;
        hasOther = false;
        start = -1;
    }

    private static @Nullable String longEnough(@Nullable String imitated) {
        return imitated != null && imitated.length() >= MIN_LOOKALIKE ? imitated : null;
    }
}
