package andon.corpus.text;

import andon.corpus.text.Rewritten.Stretch;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what looks like personal data in words that no detector has read: quotes, addresses, reasons, the end of a long
 * list. It takes too much rather than too little, and time linear in the text.
 */
public final class PersonalText {
    public static final String DOTS = "•••";

    private static final String DETECTOR = "personal-text";
    private static final String LOCAL = "[\\p{L}\\p{M}\\p{N}._+'•-]";

    /** Tried only where a run of {@link #LOCAL} begins that a {@link #isSign sign} follows, so that all else costs a look. */
    private static final Pattern EMAIL = Pattern.compile(
            "(" + LOCAL + "++)(?:@|%40|\\s?[\\[({]\\s?(?:at|@)\\s?[\\])}]\\s?)([\\p{L}\\p{M}\\p{N}.-]++)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s@]{1,400}+(?=@)");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\p{N}\\p{L}+])\\+[0-9][0-9 ().-]{6,18}[0-9](?![\\p{N}\\p{L}])");
    private static final Pattern IBAN = Pattern.compile(
            "(?<![\\p{L}\\p{N}])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\\p{L}\\p{N}])");
    private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9]{4} ?-?[0-9]{2,4}•{3,}");
    private static final Pattern HANDLE = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\p{N}@._/•])@[A-Za-z0-9_]{3,64}+|(?<=\\b(?:t|telegram|wa)\\.me/)[A-Za-z0-9_+]{1,64}+",
            Pattern.CASE_INSENSITIVE);
    /** Whose masked secret it is: {@code name:p•••d}. */
    private static final Pattern ACCOUNT =
            Pattern.compile("(?<![^\\s:;|,])([^\\s•:;|,]{1,320}+)(?=(?:\\s?[:;|,]\\s?)[^\\s•]?•{3})");

    private static final String LOCAL_SIGNS = "._+'•-";
    /** As {@code \s} says. */
    private static final String BLANKS = " \t\n\u000B\f\r";

    private PersonalText() {}

    /** The text without what is personal to others. */
    public static String mask(String text, Predicate<Entity> own) {
        List<Stretch> found = in(text, own);
        return found.isEmpty() ? text : Rewritten.of(text, found).text();
    }

    /** What is personal to others in a text, with what takes its place, in no order. */
    public static List<Stretch> in(String text, Predicate<Entity> own) {
        List<Stretch> found = emails(text, own);
        add(found, text, USER_INFO, EntityType.CREDENTIAL, "@", own);
        add(found, text, PHONE, EntityType.PHONE_NUMBER, "+", own);
        add(found, text, IBAN, EntityType.IBAN, "", own);
        add(found, text, CARD, EntityType.PAYMENT_CARD, DOTS, own);
        if (mayHoldHandle(text)) {
            add(found, text, HANDLE, EntityType.MESSAGING_HANDLE, "", own);
        }
        accounts(found, text, own);
        return found;
    }

    /** @param needed what a text must hold for the pattern to be worth a try */
    private static void add(
            List<Stretch> found, String text, Pattern pattern, EntityType type, String needed, Predicate<Entity> own) {
        if (!text.contains(needed)) {
            return;
        }
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            Entity entity = entity(type, matcher.group(), matcher);
            if (!own.test(entity)) {
                found.add(new Stretch(entity.span(), DOTS));
            }
        }
    }

    /** {@link #HANDLE} looks behind at each character, which costs most of an address that holds none. */
    private static boolean mayHoldHandle(String text) {
        if (text.indexOf('@') >= 0) {
            return true;
        }
        for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
            if (text.regionMatches(true, slash - 3, ".me", 0, 3)) {
                return true;
            }
        }
        return false;
    }

    private static void accounts(List<Stretch> found, String text, Predicate<Entity> own) {
        if (!text.contains(DOTS)) {
            return;
        }
        Matcher accounts = ACCOUNT.matcher(text);
        while (accounts.find()) {
            Entity account = entity(EntityType.CREDENTIAL, accounts.group(1) + ":" + DOTS, accounts);
            if (accounts.group(1).indexOf('@') < 0 && !own.test(account)) {
                found.add(new Stretch(account.span(), DOTS));
            }
        }
    }

    /** The e-mail addresses in a text that are not the reader's, with what takes their place. */
    public static List<Stretch> emails(String text, Predicate<Entity> own) {
        List<Stretch> found = new ArrayList<>();
        Matcher matcher = EMAIL.matcher(text);
        int from = 0;
        for (int sign = 0; sign < text.length(); sign++) {
            if (!isSign(text.charAt(sign))) {
                continue;
            }
            int start = localStart(text, sign, from);
            if (start >= 0 && matcher.region(start, text.length()).lookingAt()) {
                email(matcher, own).ifPresent(found::add);
                from = matcher.end();
            }
        }
        return found;
    }

    /** What an address has behind the name: {@code @}, {@code %40} or an opening bracket. Every character is asked. */
    private static boolean isSign(char c) {
        return switch (c) {
            case '@', '%', '[', '(', '{' -> true;
            default -> false;
        };
    }

    private static Optional<Stretch> email(Matcher matcher, Predicate<Entity> own) {
        String domain = matcher.group(2).toLowerCase(Locale.ROOT);
        Entity address = entity(EntityType.EMAIL_ADDR, matcher.group(1) + "@" + trimmed(domain), matcher);
        if (domain.codePoints().noneMatch(Character::isLetterOrDigit) || own.test(address)) {
            return Optional.empty();
        }
        int end = matcher.end() - (domain.length() - trimmed(domain).length());
        return Optional.of(new Stretch(new Span(matcher.start(), end), DOTS + "@" + trimmed(domain)));
    }

    /**
     * Where the run of {@link #LOCAL} begins that ends at the sign, or a blank before it; -1 if there is none, or if it begins
     * before {@code from}, in what was read already. A run is walked through once: signs part them.
     */
    private static int localStart(String text, int sign, int from) {
        int end = sign > 0 && BLANKS.indexOf(text.charAt(sign - 1)) >= 0 ? sign - 1 : sign;
        int start = end;
        while (start > 0 && isLocal(text.codePointBefore(start))) {
            start -= Character.charCount(text.codePointBefore(start));
        }
        return start < end && start >= from ? start : -1;
    }

    /** As {@link #LOCAL} says. */
    private static boolean isLocal(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> LOCAL_SIGNS.indexOf(c) >= 0;
        };
    }

    /** Without the full stop of the sentence. */
    private static String trimmed(String domain) {
        int end = domain.length();
        while (end > 0 && (domain.charAt(end - 1) == '.' || domain.charAt(end - 1) == '-')) {
            end--;
        }
        return domain.substring(0, end);
    }

    private static Entity entity(EntityType type, String value, Matcher at) {
        return new Entity(type, value, new Span(at.start(), at.end()), DETECTOR, 0.5);
    }
}
