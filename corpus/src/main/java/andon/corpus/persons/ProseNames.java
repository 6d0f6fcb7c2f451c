package andon.corpus.persons;

import andon.corpus.persons.ProseWords.Gap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names in running text, in scripts with capitals: words with capitals beside which a title, an office, a family's word, "born" or
 * the like stands; Russian names with a patronymic or initials; words with capitals of which the first is a given name. Another run
 * of capitals is none: companies and gangs look the same.
 */
final class ProseNames {
    /** Words of a name, with what is small in it. */
    private static final int LONGEST = 6;

    /** Words of a name of which nothing is said; with more it is a headline. */
    private static final int MOST_UNSAID = 3;

    /** Letters of a case behind a Russian given name's stem. */
    private static final int LONGEST_CASE = 2;

    private static final int SHORTEST_GIVEN = 3;

    private static final Pattern PATRONYMIC =
            Pattern.compile("\\p{Lu}[\\p{Ll}]{2,20}(?:[оеё]вич|ьич|[оеё]вн|ичн)(?:а|у|ем|ом|е|ой|ы|ою)?");
    private static final Pattern SURNAME_RU = Pattern.compile(
            "\\p{Lu}[\\p{Ll}-]{1,20}(?:[оеё]в|[иы]н|[сц]к(?:ий|ая|ого|ому|им|ой|ую)|[оеё]в(?:а|у|ым|ой)|[иы]н(?:а|у|ым|ой)|енко|ук|юк|чук|ян|швили|дзе|[иы]х)");
    private static final Pattern AGE = Pattern.compile(", (?:aged )?[1-9]\\d(?:,| years?\\b| y/?o\\b)");
    private static final Pattern BORN = Pattern.compile(
            "(?:,| \\()? ?(?:was |is |who was |est |wurde |ist )?(?:(?:also )?born\\b|b\\. ?\\d|née?\\b|né le|geb\\.|geboren|dob\\b|date of birth|aged [1-9]\\d|d\\. ?o\\. ?b\\b|родил(?:ся|ась)|\\d{4} г\\. ?р)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** So much of what stands behind a name is looked at. */
    private static final int BEHIND = 24;

    private final String text;
    private final ProseWords words;
    private final List<Found> found;
    private final KnownNames names = new KnownNames();

    ProseNames(String text, ProseWords words, List<Found> found) {
        this.text = text;
        this.words = words;
        this.found = found;
    }

    void find() {
        for (int i = 0; i < words.size(); ) {
            if (!words.isUpper(i)) {
                i++;
                continue;
            }
            int last = run(i);
            if (last < i) {
                i++;
                continue;
            }
            if (isPerson(i, last)) {
                names.note(words, i, last);
                found.add(new Found(words.span(i, last), true, Found.By.PROSE));
            } else if (beginsAsOne(i, last)) {
                found.add(new Found(words.span(i, last), true, Found.By.LOOKS));
            }
            i = last + 1;
        }
        names.find(text, words, Found.By.PROSE, found);
    }

    /** The last word of the name that begins here, before {@code first} if none does. */
    private int run(int first) {
        if (!isPart(first)) {
            return first - 1;
        }
        int last = first;
        while (last - first < LONGEST
                && (words.parts(last)
                        || last + 1 < words.size()
                                && words.isInitial(last)
                                && isPart(last + 1)
                                && words.gap(last) == Gap.STOP)) {
            int next = last + 1;
            int most = next + 2;
            while (next < most && words.is(next, ProseCue.PARTICLE) && words.parts(next)) {
                next++;
            }
            if (!isPart(next)) {
                break;
            }
            last = next;
        }
        return last;
    }

    private boolean isPart(int word) {
        if (word >= words.size() || !words.isName(word)) {
            return false;
        }
        String lower = words.lower(word);
        return !ProseCue.TITLE.is(lower)
                && !ProseCue.TITLE_CAPITAL.is(lower)
                && !ProseCue.OFFICE.is(lower)
                && !ProseCue.OFFICE_BEFORE.is(lower)
                && !ProseCue.FAMILY.is(lower);
    }

    /** A given name and one or two words more, where nothing else is said: an organisation of that name is spared. */
    private boolean beginsAsOne(int first, int last) {
        int length = words.capitals(first, last);
        return length >= 2
                && length <= MOST_UNSAID
                && (isCyrillic(first) ? isGivenRussian(words.lower(first)) : GivenNames.has(words.lower(first)))
                && !words.isOfThing(last);
    }

    private static boolean isGivenRussian(String lower) {
        for (int ending = 0; ending <= LONGEST_CASE && lower.length() - ending >= SHORTEST_GIVEN; ending++) {
            if (ProseCue.GIVEN_RU.is(lower.substring(0, lower.length() - ending))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPerson(int first, int last) {
        int length = words.capitals(first, last);
        if (words.isOfThing(last)) {
            return false;
        }
        if (titled(first, length)) {
            return true;
        }
        if (isCyrillic(first) && isRussian(first, last)) {
            return true;
        }
        if (belongs(first, length)) {
            return true;
        }
        return length >= 2 && (inOffice(first, last) || told(first, last));
    }

    private boolean isCyrillic(int word) {
        return text.charAt(words.start(word)) >= '\u0400';
    }

    private boolean titled(int first, int length) {
        int title = first - 1;
        Gap gap = words.gap(title);
        if (gap != Gap.BLANK && gap != Gap.STOP) {
            return false;
        }
        String lower = words.lower(title);
        if (ProseCue.BRAND.is(words.lower(first)) && length == 1) {
            return false;
        }
        if (ProseCue.TITLE.is(lower)) {
            // 12 Maple Dr. Springfield
            boolean street = words.isUpper(title - 1)
                    && words.gap(title - 1) == Gap.BLANK
                    && words.start(title - 1) > 1
                    && Character.isDigit(text.charAt(words.start(title - 1) - 2));
            return !street;
        }
        boolean capital = words.isUpper(title);
        return capital && ProseCue.TITLE_CAPITAL.is(lower)
                || capital && lower.equals("m") && gap == Gap.STOP && length >= 2;
    }

    private boolean isRussian(int first, int last) {
        boolean surname = false;
        int initials = 0;
        for (int i = first; i <= last; i++) {
            String word = text.substring(words.start(i), words.end(i));
            if (last > first && PATRONYMIC.matcher(word).matches()) {
                return true;
            }
            surname |= SURNAME_RU.matcher(word).matches();
            initials += words.isInitial(i) ? 1 : 0;
        }
        return initials == 2 && words.capitals(first, last) == 3 && surname;
    }

    /** {@code his wife Joanne}, {@code her name is Helen}. */
    private boolean belongs(int first, int length) {
        int before = first - 1;
        Gap gap = words.gap(before);
        if (gap == Gap.BLANK || gap == Gap.COMMA || gap == Gap.COLON) {
            String lower = words.lower(before);
            if (ProseCue.FAMILY.is(lower)) {
                return length >= 2 && gap == Gap.BLANK
                        || words.gap(before - 1) == Gap.BLANK
                                && (words.is(before - 1, ProseCue.WHOSE) || words.isPossessive(before - 1))
                        || gap == Gap.BLANK && lower.charAt(0) > 'z';
            }
            if (lower.equals("named") || lower.equals("зовут")) {
                return length >= 2;
            }
            if (lower.equals("is") && words.lower(before - 1).equals("name") && words.gap(before - 1) == Gap.BLANK) {
                String whose = words.lower(before - 2);
                return switch (whose) {
                    case "his", "her", "my", "real", "full", "maiden", "birth" -> true;
                    default -> ProseCue.FAMILY.is(whose) && words.isPossessive(before - 2);
                };
            }
            if (lower.equals("of") && length >= 2) {
                return words.is(before - 1, ProseCue.PAPER) || words.is(before - 1, ProseCue.FAMILY);
            }
        }
        return false;
    }

    private boolean inOffice(int first, int last) {
        int before = first - 1;
        Gap gap = words.gap(before);
        String lower = words.lower(before);
        boolean cyrillic = isCyrillic(first);
        if (isOfOffice(lower)
                && gap == Gap.BLANK
                && words.is(before - 1, ProseCue.OFFICE)
                && words.gap(before - 1) == Gap.BLANK) {
            // el director general Javier Montero
            return !cyrillic || hasSurname(first, last);
        }
        if (ProseCue.OFFICE.is(lower) || ProseCue.OFFICE_BEFORE.is(lower)) {
            boolean said = gap == Gap.BLANK
                    || (gap == Gap.COMMA || gap == Gap.COLON || gap == Gap.PARENTHESIS) && isWhose(before);
            if (said && (!cyrillic || hasSurname(first, last))) {
                return true;
            }
        } else if (cyrillic && gap == Gap.BLANK && hasSurname(first, last)) {
            // владелец компании Руслан Тагиров
            if (words.gap(before - 1) == Gap.BLANK
                    && (words.is(before - 1, ProseCue.OFFICE) || words.is(before - 1, ProseCue.OFFICE_BEFORE))) {
                return true;
            }
        }
        Gap behind = words.gap(last);
        if (behind == Gap.COMMA || behind == Gap.PARENTHESIS) {
            int word = last + 1;
            int most = word + 3;
            while (word < most
                    && (words.is(word, ProseCue.WHOSE) || isOfOffice(words.lower(word)))
                    && words.gap(word) == Gap.BLANK) {
                word++;
            }
            if (words.is(word, ProseCue.OFFICE) || words.lower(word).equals("who") && !words.isUpper(word)) {
                // Acme Widgets, CEO John Smith
                return !(words.gap(word) == Gap.BLANK && words.isName(word + 1))
                        && (!cyrillic || hasSurname(first, last));
            }
        }
        return false;
    }

    private static boolean isOfOffice(String lower) {
        return switch (lower) {
            case "chief",
                    "managing",
                    "finance",
                    "financial",
                    "deputy",
                    "vice",
                    "general",
                    "senior",
                    "former",
                    "технический",
                    "генеральный" -> true;
            default -> false;
        };
    }

    private boolean isWhose(int office) {
        for (int i = office - 1; i >= Math.max(0, office - 4) && words.gap(i) == Gap.BLANK; i--) {
            if (words.is(i, ProseCue.WHOSE)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasSurname(int first, int last) {
        for (int i = first; i <= last; i++) {
            if (SURNAME_RU.matcher(text.substring(words.start(i), words.end(i))).matches()) {
                return true;
            }
        }
        return false;
    }

    /** What is said behind the name can be said of people only. */
    private boolean told(int first, int last) {
        int end = words.end(last);
        if (words.isPossessive(last)) {
            return words.gap(last) == Gap.BLANK
                    && (words.is(last + 1, ProseCue.PAPER)
                            || words.lower(last + 1).equals("home"));
        }
        if (words.gap(last) == Gap.BLANK && !words.isUpper(last + 1)) {
            String verb = words.lower(last + 1);
            if (ProseCue.LIVES.is(verb)) {
                String place = words.lower(last + 2);
                boolean cyrillic = isCyrillic(last + 1);
                return cyrillic || !verb.startsWith("live") || !(place.equals("on") || place.equals("off"));
            }
            if (ProseCue.WORKS.is(verb)) {
                return !verb.equals("works") && !verb.equals("worked")
                        || words.lower(last + 2).equals("as");
            }
        }
        String behind = text.substring(end, Math.min(text.length(), end + BEHIND));
        return AGE.matcher(behind).lookingAt() || BORN.matcher(behind).lookingAt();
    }
}
