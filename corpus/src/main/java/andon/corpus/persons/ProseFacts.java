package andon.corpus.persons;

import andon.corpus.persons.ProseWords.Gap;
import andon.vocabulary.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where people live, when they were born and the numbers of their papers, in running text in scripts with capitals. */
final class ProseFacts {
    private static final int LONGEST_ADDRESS = 120;
    private static final int LONGEST_DATE = 40;
    private static final int MOST_SMALL = 4;
    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}(?:st|nd|rd|th|\\.)? ?(?:of )?[\\p{L}]{3,9}\\.?,? (?:19|20)\\d{2}(?: года| г\\.)?"
                    + "|[\\p{L}]{3,9}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}"
                    + "|\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}|(?:19\\d{2}|20[012]\\d)(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile(
            "[#№]? ?((?:[A-Z]{1,6}[ -]?)?\\d(?:[ -]?\\d){4,17}+(?: ?[A-Z]\\d{1,3}|[A-Z]{1,3})?+)(?![\\p{L}\\d])");

    private final String text;
    private final ProseWords words;
    private final List<Found> found;

    ProseFacts(String text, ProseWords words, List<Found> found) {
        this.text = text;
        this.words = words;
        this.found = found;
    }

    void find() {
        for (int i = 0; i < words.size(); i++) {
            String lower = words.lower(i);
            switch (lower) {
                case "born", "geboren", "né", "née", "nacido", "nacida", "родился", "родилась", "dob" -> born(i);
                case "birth" -> {
                    if (words.lower(i - 1).equals("of")) {
                        born(i);
                    }
                }
                case "at", "in" -> {
                    if (words.is(i - 1, ProseCue.LIVES)
                            || words.lower(i - 1).equals("living")
                            || words.lower(i - 1).equals("residing")) {
                        address(words.end(i), lower.equals("in"));
                    }
                }
                case "address" -> {
                    if (words.lower(i - 1).equals("home") || words.lower(i - 1).equals("private")) {
                        address(words.lower(i + 1).equals("is") ? words.end(i + 1) : words.end(i), false);
                    }
                }
                case "to" -> {
                    if (words.lower(i - 1).equals("moved")) {
                        address(words.end(i), true);
                    }
                }
                case "адресу" -> {
                    if (words.is(i - 2, ProseCue.LIVES)) {
                        address(words.end(i), false);
                    }
                }
                default -> {
                    if (ProseCue.NUMBERED.is(lower)
                            || lower.equals("licence") && words.lower(i - 1).startsWith("driv")) {
                        number(i);
                    }
                }
            }
        }
    }

    private void born(int word) {
        int i = word;
        // born in Porto in 1959
        if (words.lower(i + 1).equals("in") && words.isName(i + 2)) {
            found.add(new Found(words.span(i + 2, i + 2), false, Found.By.PROSE));
            i += 2;
        }
        switch (words.lower(i + 1)) {
            case "on", "in", "is", "am", "le", "el" -> i++;
            default -> {}
        }
        int from = words.end(i);
        while (from < text.length() && from - words.end(i) < 3 && " :(".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        Matcher date = DATE.matcher(text).region(from, Math.min(text.length(), from + LONGEST_DATE));
        if (date.lookingAt()) {
            found.add(new Found(new Span(from, date.end()), false, Found.By.PROSE));
        }
    }

    /** What follows as far as it can be of an address: numbers, words with capitals, small ones that addresses have. */
    private void address(int from, boolean numbered) {
        int most = Math.min(text.length(), from + LONGEST_ADDRESS);
        int i = from;
        while (i < most && (text.charAt(i) == ' ' || text.charAt(i) == ':')) {
            i++;
        }
        int start = i;
        int end = i;
        boolean digit = false;
        if (numbered && (i >= most || !Character.isDigit(text.charAt(i)))) {
            return;
        }
        while (i < most && text.charAt(i) != '\n') {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                if (" ,.-/#№'’".indexOf(c) < 0) {
                    break;
                }
                i++;
                continue;
            }
            int wordEnd = i;
            while (wordEnd < most && Character.isLetterOrDigit(text.charAt(wordEnd))) {
                wordEnd++;
            }
            String word = ProseCue.lower(text.substring(i, wordEnd));
            boolean stop = wordEnd < text.length() && text.charAt(wordEnd) == '.';
            boolean small = ProseCue.OF_ADDRESS.is(word);
            if (!Character.isDigit(c) && !Character.isUpperCase(c) && !small) {
                break;
            }
            digit |= Character.isDigit(c);
            end = wordEnd;
            i = wordEnd;
            if (stop && !small) {
                break;
            }
        }
        if (digit && end > start) {
            found.add(new Found(new Span(start, end), false, Found.By.PROSE));
        }
    }

    private void number(int word) {
        int i = word;
        while (i - word < MOST_SMALL && words.gap(i) != Gap.OTHER && words.is(i + 1, ProseCue.SMALL)) {
            i++;
        }
        int from = words.end(i);
        while (from < text.length() && from - words.end(i) < 3 && " :.(".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        Matcher number = NUMBER.matcher(text).region(from, Math.min(text.length(), from + LONGEST_DATE));
        if (number.lookingAt()) {
            found.add(new Found(new Span(number.start(1), number.end(1)), false, Found.By.PROSE));
        }
    }
}
