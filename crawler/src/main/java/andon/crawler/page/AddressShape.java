package andon.crawler.page;

import andon.crawler.frontier.Discovered;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What an address looks like with its numbers taken out, and whether that looks endless. */
final class AddressShape {
    /** How many pages of a calendar are read. */
    static final long CALENDAR_PAGES = 24;

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern AFTER_NUMBER = Pattern.compile("#[^/.]*");
    private static final Pattern LONG_TOKEN = Pattern.compile("(?=[^/]*\\d)[0-9A-Za-z_-]{20,}");
    private static final Pattern ENDS_IN_DATE = Pattern.compile(".*/(?:19|20|21)\\d\\d(?:/[01]?\\d(?:/[0-3]?\\d)?)?/?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}(-\\d{1,2})?|\\d{6}|\\d{8}");

    private AddressShape() {}

    static String of(URI address) {
        String path = LONG_TOKEN.matcher(address.getRawPath()).replaceAll("#");
        path = AFTER_NUMBER.matcher(DIGITS.matcher(path).replaceAll("#")).replaceAll("#");
        String names = String.join("&", names(address));
        String shape = names.isEmpty() ? path : path + "?" + names;
        return shape.length() <= Discovered.LONGEST_SHAPE ? shape : shape.substring(0, Discovered.LONGEST_SHAPE);
    }

    /** Names of parameters; of {@code action}-like ones with their value, since they tell pages of different kinds apart. */
    private static Set<String> names(URI address) {
        TreeSet<String> names = new TreeSet<>();
        for (String[] p : parameters(address)) {
            boolean kind = LinkWords.ACTION_PARAMETERS.contains(p[0].toLowerCase(Locale.ROOT));
            names.add(kind ? p[0] + "=" + DIGITS.matcher(p[1]).replaceAll("#") : p[0]);
        }
        return names;
    }

    private static List<String[]> parameters(URI address) {
        List<String[]> out = new ArrayList<>();
        if (address.getRawQuery() != null) {
            for (String part : address.getRawQuery().split("&")) {
                int equals = part.indexOf('=');
                out.add(
                        equals < 0
                                ? new String[] {part, ""}
                                : new String[] {part.substring(0, equals), part.substring(equals + 1)});
            }
        }
        return out;
    }

    /** Whether the address leads to a day, month or year: there is always a next one. */
    static boolean isCalendar(URI address) {
        for (String segment : address.getRawPath().toLowerCase(Locale.ROOT).split("[/._-]")) {
            if (LinkWords.CALENDARS.contains(segment)) {
                return true;
            }
        }
        if (ENDS_IN_DATE.matcher(address.getRawPath()).matches()) {
            return true;
        }
        boolean year = false;
        boolean month = false;
        for (String[] p : parameters(address)) {
            String name = p[0].toLowerCase(Locale.ROOT);
            String value = p[1].toLowerCase(Locale.ROOT);
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
