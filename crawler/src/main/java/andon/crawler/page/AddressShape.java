package andon.crawler.page;

import andon.crawler.frontier.Discovered;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an address looks like with its numbers taken out, and whether that looks endless. */
final class AddressShape {
    /** From so many characters on a part with a digit in it is taken for an identifier. */
    private static final int TOKEN = 20;

    /** From so many characters on a name with a digit in it is no word that somebody wrote. */
    private static final int MADE_UP = 6;

    private static final Pattern ENDS_IN_DATE = Pattern.compile(".*/(?:19|20|21)\\d\\d(?:/[01]?\\d(?:/[0-3]?\\d)?)?/?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}(-\\d{1,2})?|\\d{6}|\\d{8}");

    private AddressShape() {}

    static String of(URI address) {
        StringBuilder shape = new StringBuilder(64);
        path(address.getRawPath(), shape);
        String query = address.getRawQuery();
        if (query != null) {
            names(query, shape);
        }
        return cut(shape);
    }

    /** The form of a list, whatever narrows it. */
    static String ofList(URI address) {
        StringBuilder shape = new StringBuilder(64);
        path(address.getRawPath(), shape);
        return cut(shape.append("?filters"));
    }

    private static String cut(StringBuilder shape) {
        return shape.length() <= Discovered.LONGEST_SHAPE
                ? shape.toString()
                : shape.substring(0, Discovered.LONGEST_SHAPE);
    }

    /** Each number and each long token becomes {@code #}, and with it what follows up to the next slash or dot. */
    private static void path(String path, StringBuilder shape) {
        int i = 0;
        while (i < path.length()) {
            char c = path.charAt(i);
            int run = runOfToken(path, i);
            boolean token = run >= TOKEN && digitFollows(path, i);
            if (token || isDigit(c)) {
                shape.append('#');
                i += token ? run : 1;
                while (i < path.length() && path.charAt(i) != '/' && path.charAt(i) != '.') {
                    i++;
                }
            } else if (run > 0) {
                int word = i;
                while (i < word + run && !isDigit(path.charAt(i))) {
                    i++;
                }
                shape.append(path, word, i);
            } else {
                shape.append(c);
                i++;
            }
        }
    }

    private static int runOfToken(String path, int from) {
        int i = from;
        while (i < path.length() && isToken(path.charAt(i))) {
            i++;
        }
        return i - from;
    }

    private static boolean digitFollows(String path, int from) {
        for (int i = from; i < path.length() && path.charAt(i) != '/'; i++) {
            if (isDigit(path.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isToken(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Names of parameters; of {@code action}-like ones with their value, since they tell pages of different kinds apart. */
    private static void names(String query, StringBuilder shape) {
        List<String> names = new ArrayList<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            boolean kind = LinkWords.ACTION_PARAMETERS.contains(name.toLowerCase(Locale.ROOT));
            names.add(
                    kind
                            ? name + "=" + withoutDigits(equals < 0 ? "" : part.substring(equals + 1))
                            : withoutNumber(name));
        }
        Collections.sort(names);
        char before = '?';
        String last = null;
        for (String name : names) {
            if (!name.equals(last)) {
                shape.append(before).append(name);
                before = '&';
                last = name;
            }
        }
    }

    /** Names that are made up for each link are all one. */
    private static String withoutNumber(String name) {
        String bare = withoutDigits(name);
        return name.length() >= MADE_UP && bare.indexOf('#') >= 0 ? "#" : bare;
    }

    private static String withoutDigits(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            boolean digit = isDigit(value.charAt(i));
            if (!digit || i == 0 || !isDigit(value.charAt(i - 1))) {
                out.append(digit ? '#' : value.charAt(i));
            }
        }
        return out.toString();
    }

    /** Whether the address leads to a day, month or year: there is always a next one. */
    static boolean isCalendar(URI address) {
        String raw = address.getRawPath();
        String path = (raw.indexOf('%') < 0 ? raw : address.getPath()).toLowerCase(Locale.ROOT);
        return namesCalendar(path) || endsInDate(path) || asksForDate(address.getRawQuery());
    }

    private static boolean namesCalendar(String path) {
        int start = 0;
        for (int i = 0; i <= path.length(); i++) {
            if (i == path.length() || "/._-".indexOf(path.charAt(i)) >= 0) {
                if (i > start && LinkWords.CALENDARS.contains(path.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean endsInDate(String path) {
        int last = path.length() - (path.endsWith("/") ? 2 : 1);
        return last >= 0
                && isDigit(path.charAt(last))
                && ENDS_IN_DATE.matcher(path).matches();
    }

    private static boolean asksForDate(@Nullable String query) {
        if (query == null) {
            return false;
        }
        boolean year = false;
        boolean month = false;
        for (String part : query.toLowerCase(Locale.ROOT).split("&")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            if (LinkWords.CALENDARS.contains(value) || LinkWords.CALENDARS.contains(name)) {
                return true;
            }
            if ((name.equals("date") || name.equals("day") || name.equals("m") || name.equals("week"))
                    && DATE.matcher(value).matches()) {
                return true;
            }
            year |= name.equals("year") || name.equals("y") || name.equals("yr");
            month |= name.equals("month") || name.equals("m") || name.equals("mon") || name.equals("week");
        }
        return year && month;
    }
}
