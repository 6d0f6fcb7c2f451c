package andon.corpus.persons;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names and addresses by their looks, where nothing says what they are: cells of a row one of whose cells is a login, a card,
 * a number; and the name before an address in angle brackets.
 */
final class NameRows {
    private static final char[] MARKS = {'\t', '|', ';', ',', ':'};
    private static final int LONGEST_LINE = 2_000;
    private static final String WORD = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,24})";
    private static final Pattern NAME = Pattern.compile("(?U)" + WORD + "(?: " + WORD + "){1,3}");
    private static final Pattern LOWER_NAME = Pattern.compile("(?U)[\\p{Ll}'’-]{2,20}(?: [\\p{Ll}.'’-]{1,20}){1,2}");
    private static final Pattern ONE_NAME = Pattern.compile("(?U)\\p{Lu}[\\p{L}\\p{M}'’-]{2,24}");
    private static final Pattern WIDE_NAME = Pattern.compile(
            "\\p{IsHan}{2,4}|\\p{IsHan}{1,3}[  ]\\p{IsHan}{1,4}|\\p{IsHangul}{2,4}|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]{2,6}[  ][\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]{1,6}");
    private static final Pattern STREET =
            Pattern.compile("(?Uui)\\d{1,6}\\p{L}?[ ,/-]++(?:[\\p{L}\\d.'’-]++[ ,]*+){1,8}+"
                    + "|[\\p{L}.'’ -]{3,60}(?:strasse|straße|str\\.|gasse|weg|platz|vägen|gatan|gata|veien|vej|laan|straat)\\s\\d.{0,20}"
                    + "|(?:ул|пр|пер|бул|наб)\\.? .{2,60}|(?:rue|avenue|calle|via|rua|улица|проспект) .{2,60}"
                    + "|P\\.?O\\.? ?Box .{1,20}");
    /** What stands in addresses of China and Japan, behind the name of a place. */
    private static final String WIDE_PLACES = "都道府県市区町村省路街号號丁番";

    private static final Pattern POSTCODE = Pattern.compile(
            "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|\\d{3}-?\\d{4}|\\d{4,6}(?:-\\d{4})?|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|\\d{4} ?[A-Z]{2}");
    /** Later dates are those of orders and logins: children of whom rows are sold are ten years old and more. */
    private static final String YEAR = "(?:19\\d{2}|200\\d|201[0-6])";

    private static final Pattern BIRTH =
            Pattern.compile(YEAR + "[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-]" + YEAR);
    private static final Pattern DATE =
            Pattern.compile("\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}");
    private static final Pattern SOCIAL = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");
    /** Before an address in angle brackets. */
    private static final Pattern MAILBOX = Pattern.compile(
            "(?U)(" + WORD + "(?: " + WORD + "){0,3}|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー　 ]{2,12})[\"']? ?<$");

    private static final int LONGEST_MAILBOX = 120;

    private final String text;
    private final List<Found> found;

    private NameRows(String text, List<Found> found) {
        this.text = text;
        this.found = found;
    }

    /**
     * @param values what is personal by itself, in order of their places
     * @param tables what was read as tables, in order: of its cells it is known what they are
     */
    static void find(String text, List<Span> values, List<Span> tables, List<Found> found) {
        NameRows rows = new NameRows(text, found);
        int read = -1;
        int table = 0;
        for (Span value : values) {
            if (value.start() < text.length()) {
                rows.mailbox(value);
                while (table < tables.size() && tables.get(table).end() <= value.start()) {
                    table++;
                }
                boolean known = table < tables.size() && tables.get(table).start() <= value.start();
                if (!known && value.start() >= read) {
                    int from = text.lastIndexOf('\n', value.start() - 1) + 1;
                    int end = text.indexOf('\n', value.start());
                    end = end < 0 ? text.length() : end;
                    rows.row(value, from, end);
                    read = end;
                }
            }
        }
    }

    private void mailbox(Span value) {
        if (value.start() > 0 && text.charAt(value.start() - 1) == '<') {
            int from = value.start();
            int most = Math.max(0, from - LONGEST_MAILBOX);
            do {
                from--;
            } while (from > most && "\n<>".indexOf(text.charAt(from - 1)) < 0);
            Matcher before = MAILBOX.matcher(text.substring(from, value.start()));
            if (before.find()) {
                found.add(new Found(new Span(from + before.start(1), from + before.end(1)), true, Found.By.LABEL));
            }
        }
    }

    private void row(Span value, int from, int end) {
        if (end - from > LONGEST_LINE || value.end() > end) {
            return;
        }
        for (char mark : MARKS) {
            if (standsAlone(value, from, end, mark)) {
                cells(Cells.of(text, from, end, mark), mark);
                return;
            }
        }
    }

    /** Whether the value is a cell by itself, or begins or ends one that is quoted. */
    private boolean standsAlone(Span value, int from, int end, char mark) {
        int before = value.start();
        while (before > from && " \"'+(".indexOf(text.charAt(before - 1)) >= 0) {
            before--;
        }
        int after = value.end();
        while (after < end && " \"')\r".indexOf(text.charAt(after)) >= 0) {
            after++;
        }
        boolean begins = before == from || text.charAt(before - 1) == mark;
        boolean ends = after == end || text.charAt(after) == mark;
        return begins && ends && !(before == from && after == end);
    }

    private void cells(List<Span> cells, char mark) {
        boolean street = false;
        List<Found> names = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Span cell = cells.get(i);
            String words = cell.in(text);
            if (words.length() < 2 || words.length() > 100 || words.indexOf('@') >= 0 || words.indexOf('•') >= 0) {
                continue;
            }
            if (NAME.matcher(words).matches()
                    || cells.size() > 2
                            && mark != ':'
                            && LOWER_NAME.matcher(words).matches()
                    || cells.size() > 1 && WIDE_NAME.matcher(words).matches()) {
                names.add(new Found(cell, true, Found.By.LOOKS));
            } else if (i + 1 < cells.size()
                    && (cells.size() > 3 || mark != ',')
                    && ONE_NAME.matcher(words).matches()
                    && ONE_NAME.matcher(cells.get(i + 1).in(text)).matches()) {
                names.add(new Found(cell, true, Found.By.LOOKS));
                names.add(new Found(cells.get(i + 1), true, Found.By.LOOKS));
                i++;
            } else if (isStreet(words) && !DATE.matcher(words).matches()) {
                street = true;
                found.add(new Found(cell, false, Found.By.LOOKS));
            } else if (street && POSTCODE.matcher(words).matches()
                    || BIRTH.matcher(words).matches()
                    || SOCIAL.matcher(words).matches()) {
                found.add(new Found(cell, false, Found.By.LOOKS));
            }
        }
        found.addAll(names);
    }

    private static boolean isStreet(String words) {
        boolean place = false;
        boolean digit = false;
        if (words.codePoints().noneMatch(Character::isLetter)) {
            return false;
        }
        if (Amounts.begins(words)) {
            return false;
        }
        for (int i = 1; i < words.length(); i++) {
            place |= WIDE_PLACES.indexOf(words.charAt(i)) >= 0;
            digit |= Character.isDigit(words.charAt(i));
        }
        return place && digit || STREET.matcher(words).matches();
    }
}
