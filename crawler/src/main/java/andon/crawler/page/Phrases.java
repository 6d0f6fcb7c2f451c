package andon.crawler.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What sites write on pages that stand in the way of content, in many languages; read from {@code gate-phrases.txt}, found as
 * whole words in one pass. Immutable.
 */
final class Phrases {
    static final Phrases KNOWN = read("gate-phrases.txt");

    private static final String SECTION_END = "]";

    private static final int PLACES = 1 << 12;

    /** By their first two signs. */
    private final Phrase[][] byBeginning = new Phrase[PLACES][0];

    private Phrases() {}

    /** What a phrase means; each has a section of its name. */
    enum Sense {
        QUEUE,
        CAPTCHA,
        LOGIN,
        DENIED,
        FORM,
        FORBIDDEN,
        ERROR,
        ERROR_TITLE,
        BANNED,
        CLOSED,
        INSTALLED,
        SEIZED,
        SCRIPT,
        UNIT,
        LOGOUT
    }

    /** @param stem whether its last word may go on */
    private record Phrase(String text, boolean stem, Sense sense) {}

    /** What was found in a text. */
    static final class Found {
        private static final class Marks {
            private int count;
            private int covered;
            private int first;
            private int end;
        }

        private final Map<Sense, Marks> marks = new EnumMap<>(Sense.class);

        boolean says(Sense sense) {
            return marks.containsKey(sense);
        }

        int count(Sense sense) {
            return of(sense).count;
        }

        /** How many characters of the text belong to phrases of this sense. */
        int covered(Sense sense) {
            return of(sense).covered;
        }

        /** Where the first phrase of this sense begins. */
        int first(Sense sense) {
            return of(sense).first;
        }

        private Marks of(Sense sense) {
            return marks.getOrDefault(sense, new Marks());
        }

        private void add(Phrase phrase, int at) {
            Marks of = marks.computeIfAbsent(phrase.sense, s -> new Marks());
            int phraseEnd = at + phrase.text.length();
            if (of.count == 0) {
                of.first = at;
            }
            of.count += at >= of.end ? 1 : 0;
            of.covered += Math.max(0, phraseEnd - Math.max(at, of.end));
            of.end = Math.max(of.end, phraseEnd);
        }
    }

    /** Finds all phrases in a text that went through {@link #fold}. */
    Found find(CharSequence text) {
        Found found = new Found();
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || i > 0 && isInWord(text.charAt(i - 1), c)) {
                continue;
            }
            for (Phrase phrase : byBeginning[place(text, i)]) {
                if (standsAt(text, i, phrase)) {
                    found.add(phrase, i);
                }
            }
        }
        return found;
    }

    /** Whether a phrase of one sense stands in a text that went through {@link #fold}. */
    boolean says(CharSequence text, Sense sense) {
        for (int i = 0; i + 1 < text.length(); i++) {
            for (Phrase phrase : byBeginning[place(text, i)]) {
                if (phrase.sense == sense
                        && (i == 0 || !isInWord(text.charAt(i - 1), text.charAt(i)))
                        && standsAt(text, i, phrase)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int place(CharSequence text, int at) {
        return text.charAt(at) * 61 + text.charAt(at + 1) & PLACES - 1;
    }

    private static boolean standsAt(CharSequence text, int at, Phrase phrase) {
        int end = at + phrase.text.length();
        if (end > text.length()) {
            return false;
        }
        for (int i = 0; i < phrase.text.length(); i++) {
            if (text.charAt(at + i) != phrase.text.charAt(i)) {
                return false;
            }
        }
        return phrase.stem || end == text.length() || !isInWord(text.charAt(end - 1), text.charAt(end));
    }

    /** Whether both belong to one word; in scripts without blanks, and in Korean with its endings, none is held together. */
    private static boolean isInWord(char before, char after) {
        return isWord(before) && isWord(after);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) && c < 0x2e80;
    }

    /** Adds a text in lower case and with single blanks, up to so many characters in all. */
    static void fold(String text, StringBuilder out, int most) {
        boolean blank = out.isEmpty() || out.charAt(out.length() - 1) == ' ';
        for (int i = 0; i < text.length() && out.length() < most; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u00a0' || c > 127 && Character.isWhitespace(c)) {
                if (!blank) {
                    out.append(' ');
                }
                blank = true;
            } else {
                out.append(c == '\u2019' ? '\'' : c >= 'a' && c <= 'z' ? c : Character.toLowerCase(c));
                blank = false;
            }
        }
    }

    private static Phrases read(String resource) {
        Phrases phrases = new Phrases();
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Sense sense = Sense.QUEUE;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    String name = line.substring(1, line.indexOf(SECTION_END));
                    sense = Sense.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    for (String text : PhrasePattern.expand(line)) {
                        phrases.add(text, sense);
                    }
                }
            }
            return phrases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String written, Sense sense) {
        boolean stem = written.endsWith("*");
        StringBuilder text = new StringBuilder();
        fold(stem ? written.substring(0, written.length() - 1) : written, text, Integer.MAX_VALUE);
        String folded = text.toString().strip();
        if (folded.length() < 2 || folded.indexOf('*') >= 0) {
            throw new IllegalStateException("a phrase has two signs or more, and * at its end only: " + written);
        }
        int place = place(folded, 0);
        Phrase[] before = byBeginning[place];
        Phrase[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = new Phrase(folded, stem, sense);
        byBeginning[place] = all;
    }
}
