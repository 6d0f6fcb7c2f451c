package andon.corpus.persons;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values behind labels and keys: {@code Full name: …}, {@code "street": "…"}, {@code 氏名：…}. */
final class LabelledValues {
    private static final String ENDS = "\n|;\t";
    private static final String QUOTES = "\"'";
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_NAME = 60;
    /** Lines that labels may stand apart to be of one person or company. */
    private static final int BESIDE = 4;

    /** So many of them are looked at in each direction. */
    private static final int MOST_BESIDE = 30;

    /** Words with capitals, of which small ones such as {@code van} may stand between; or another script, with or without blanks. */
    private static final Pattern NAME = Pattern.compile(
            "\\p{Lu}[\\p{L}\\p{M}'’.-]*+(?: \\p{Ll}{1,4}+){0,3} \\p{Lu}[\\p{L}\\p{M}'’.-]*+(?: [\\p{L}\\p{M}'’.-]++){0,3}"
                    + "|(?:(?!\\p{IsLatin})[\\p{L}\\p{M}'’.・ー　 -]){2,60}+");

    private final String text;

    private LabelledValues(String text) {
        this.text = text;
    }

    /**
     * @param whole whether all of what stands before the sign is the label, not its last words
     */
    private record Labelled(int at, int value, PersonalLabel label, boolean whole, int line) {}

    static void find(String text, List<Found> found) {
        new LabelledValues(text).find(found);
    }

    private void find(List<Found> found) {
        List<Labelled> all = labels();
        for (int i = 0; i < all.size(); i++) {
            Labelled one = all.get(i);
            Beside beside = one.label().isPersonal() ? beside(all, i) : Beside.NOTHING;
            if (beside != Beside.NOTHING) {
                Span value = value(one, i + 1 < all.size() ? all.get(i + 1).at() : text.length());
                if (value != null && fits(one.label(), beside, value.in(text))) {
                    found.add(new Found(value, one.label().isName(), one.label().says()));
                }
            }
        }
    }

    private List<Labelled> labels() {
        List<Labelled> all = new ArrayList<>();
        int line = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (isSign(c) && !text.startsWith("//", i + 1)) {
                Labelled label = label(from, i, line);
                if (label != null) {
                    all.add(label);
                    from = i + 1;
                }
            }
        }
        return all;
    }

    /** What stands behind a label. Every character is asked. */
    private static boolean isSign(char c) {
        return c == ':' || c == '=' || c == '：';
    }

    /** The label that ends at the sign, or its last words. */
    private @Nullable Labelled label(int from, int sign, int line) {
        int end = sign;
        while (end > from && (text.charAt(end - 1) == ' ' || "\"'*`".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        int start = end;
        while (start > from && end - start < PersonalLabel.LONGEST && isOfLabel(text.charAt(start - 1))) {
            start--;
        }
        boolean whole = true;
        for (int word = start; word < end; word = next(word, end)) {
            Optional<PersonalLabel> label = PersonalLabel.of(text.subSequence(word, end));
            if (label.isPresent()) {
                return whole || label.get() != PersonalLabel.PERHAPS_NAME
                        ? new Labelled(word, sign + 1, label.get(), whole, line)
                        : null;
            }
            whole = false;
        }
        return null;
    }

    /** The next word's beginning. */
    private int next(int from, int end) {
        int blank = text.indexOf(' ', from, end);
        return blank < 0 ? end : blank + 1;
    }

    private static boolean isOfLabel(char c) {
        return Character.isLetterOrDigit(c)
                || " _-/'’#".indexOf(c) >= 0
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** In {@code name = web} a setting has a name: nobody's, if it does not look like one or a person is not spoken of. */
    private static boolean fits(PersonalLabel label, Beside beside, String value) {
        return label.fits(value)
                && (label != PersonalLabel.PERHAPS_NAME
                        || beside == Beside.PERSON
                        || NAME.matcher(value).matches());
    }

    /** What the labels around one say of whose it is. */
    private enum Beside {
        /** Nobody's, or a company's. */
        NOTHING,
        /** A person's, as far as one can tell. */
        PERHAPS,
        PERSON
    }

    private static Beside beside(List<Labelled> all, int at) {
        PersonalLabel label = all.get(at).label();
        if (label.isHuman()) {
            return Beside.PERSON;
        }
        boolean company = false;
        boolean login = false;
        for (int step : new int[] {-1, 1}) {
            for (int i = at + step;
                    i >= 0
                            && i < all.size()
                            && Math.abs(i - at) <= MOST_BESIDE
                            && Math.abs(all.get(i).line() - all.get(at).line()) <= BESIDE;
                    i += step) {
                PersonalLabel other = all.get(i).label();
                if (other.isHuman()) {
                    return Beside.PERSON;
                }
                company |= other == PersonalLabel.COMPANY;
                login |= other == PersonalLabel.LOGIN || other.isPersonal();
            }
        }
        boolean person = !company && (login || label != PersonalLabel.PERHAPS_NAME);
        return person ? Beside.PERHAPS : Beside.NOTHING;
    }

    private @Nullable Span value(Labelled one, int next) {
        int start = one.value();
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '*')) {
            start++;
        }
        if (start < text.length() && QUOTES.indexOf(text.charAt(start)) >= 0) {
            int close = text.indexOf(text.charAt(start), start + 1, Math.min(text.length(), start + 1 + LONGEST_VALUE));
            if (close > 0) {
                return new Span(start + 1, close);
            }
        }
        int end = start;
        int most = Math.min(Math.min(text.length(), next), start + LONGEST_VALUE);
        while (end < most && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (one.label().isName() && end - start > LONGEST_NAME) {
            int comma = text.indexOf(',', start, end);
            end = comma < 0 ? start + LONGEST_NAME : Math.min(comma, start + LONGEST_NAME);
        }
        Span span = Cells.trimmed(text, start, Math.max(start, end));
        int stop = span.end();
        while (stop > span.start() && ",-•*/({[".indexOf(text.charAt(stop - 1)) >= 0) {
            stop--;
        }
        Span value = Cells.trimmed(text, span.start(), stop);
        return value.length() == 0 || value.in(text).contains("://") ? null : value;
    }
}
