package andon.crawler.page;

/** Finds dates and times of day written in digits. */
final class Dates {
    private static final int DIGITS = 6;

    private Dates() {}

    /** How many stand in the text from {@code start} on. */
    static int count(CharSequence text, int start) {
        int count = 0;
        for (int i = start; i < text.length(); i++) {
            if (isDigit(text, i) && !isDigit(text, i - 1)) {
                int end = end(text, i);
                if (end > i) {
                    count++;
                    i = end;
                }
            }
        }
        return count;
    }

    /** Where the date or time ends that begins at {@code from}; {@code from} itself if none does. */
    private static int end(CharSequence text, int from) {
        int second = run(text, from);
        int first = second - from;
        if (second + 1 >= text.length() || first > 4 || !isDigit(text, second + 1)) {
            return from;
        }
        char sign = text.charAt(second);
        int secondEnd = run(text, second + 1);
        int middle = secondEnd - second - 1;
        if (sign == ':') {
            return first <= 2 && middle == 2 ? secondEnd : from;
        }
        boolean goesOn =
                secondEnd + 1 < text.length() && text.charAt(secondEnd) == sign && isDigit(text, secondEnd + 1);
        if (sign != '-' && sign != '/' && sign != '.' || !goesOn || middle > 2) {
            return from;
        }
        int end = run(text, secondEnd + 1);
        int last = end - secondEnd - 1;
        boolean address = end + 1 < text.length() && text.charAt(end) == sign && isDigit(text, end + 1);
        return !address && last <= 4 && first + middle + last >= DIGITS ? end : from;
    }

    private static int run(CharSequence text, int from) {
        int i = from;
        while (isDigit(text, i)) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(CharSequence text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
}
