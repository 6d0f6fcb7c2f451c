package andon.vocabulary;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** One field of a cron expression: its bounds, the names of its values, and how lists, ranges and steps are read. */
enum CronField {
    SECOND("second", 0, 59, List.of()),
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    DAY("day of month", 1, 31, List.of()),
    MONTH("month", 1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    WEEKDAY("day of week", 1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")),
    YEAR("year", 1970, 2199, List.of());

    private final String title;
    private final int least;
    private final int most;
    private final List<String> names;

    CronField(String title, int least, int most, List<String> names) {
        this.title = title;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    int size() {
        return most - least + 1;
    }

    /** The values that {@code text} names, at least one. */
    BitSet read(String text) {
        BitSet values = new BitSet(most + 1);
        for (String item : text.split(",", -1)) {
            int slash = item.indexOf('/');
            String range = slash < 0 ? item : item.substring(0, slash);
            int step = slash < 0 ? 1 : number(item.substring(slash + 1), text);
            if (step < 1 || step > size()) {
                throw wrong(text);
            }
            int dash = range.indexOf('-');
            int from =
                    range.equals("*") || slash == 0 ? least : value(dash < 0 ? range : range.substring(0, dash), text);
            int to = range.equals("*") || slash >= 0 && dash < 0
                    ? most
                    : dash < 0 ? from : value(range.substring(dash + 1), text);
            // A range may go over the end, as 22-2 or FRI-MON do.
            int length = to >= from ? to - from : to - from + size();
            for (int i = 0; i <= length; i += step) {
                values.set(least + (from - least + i) % size());
            }
        }
        return values;
    }

    /** One value, by number or name. */
    int value(String item, String text) {
        int named = names.indexOf(item.toUpperCase(Locale.ROOT));
        int value = named >= 0 ? least + named : number(item, text);
        if (value < least || value > most) {
            throw wrong(text);
        }
        return value;
    }

    private int number(String digits, String text) {
        if (!digits.matches("[0-9]{1,4}")) {
            throw wrong(text);
        }
        return Integer.parseInt(digits);
    }

    IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("the " + title + " '" + text + "' of a cron expression must be " + least
                + " to " + most + (names.isEmpty() ? "" : " or " + names.getFirst() + " to " + names.getLast())
                + ", a list (1,5), a range (1-5), a step (*/5), or *");
    }
}
