package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** Phone numbers with {@code +} and a country code; without one a number could be anything ({@link NationalPhoneRule}). */
final class PhoneRule implements Rules.CharacterRule {
    private static final int LONGEST = 28;
    private static final int FEWEST_DIGITS = 8;
    private static final int MOST_DIGITS = 15;
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    @Override
    public String triggers() {
        return "+";
    }

    @Override
    public void at(String text, int i, Hits hits) {
        char before = Ascii.at(text, i - 1);
        if (!Ascii.isDigit(Ascii.at(text, i + 1)) || Ascii.isAlnum(before) || before == '+' || before == '=') {
            return;
        }
        int last = Math.min(text.length(), i + LONGEST);
        int end = i + 1;
        while (end < last && (Ascii.isDigit(text.charAt(end)) || isJoint(text, end))) {
            end++;
        }
        // A number may be followed by another: the longest beginning that is one counts.
        if (!report(text, i, end, true, hits)) {
            report(text, i, end, false, hits);
        }
    }

    /**
     * @param assigned whether the number must lie in a range that its country has given out; the ranges that some countries
     *     keep for films and documents are only possible
     */
    private boolean report(String text, int start, int limit, boolean assigned, Hits hits) {
        for (int end = limit; end > start + FEWEST_DIGITS; end--) {
            if (Ascii.isDigit(text.charAt(end - 1)) && !Ascii.isAlnum(Ascii.at(text, end))) {
                String e164 = e164(text.substring(start, end), assigned);
                if (e164 != null) {
                    String detector = assigned ? "phone" : "phone-possible";
                    hits.add(Weight.PHONE, EntityType.PHONE_NUMBER, e164, start, end, detector, assigned ? 0.9 : 0.6);
                    return true;
                }
            }
        }
        return false;
    }

    /** One joint between digits; brackets may stand next to a blank. */
    static boolean isJoint(String text, int i) {
        char c = text.charAt(i);
        if (c == '(' || c == ')') {
            return true;
        }
        boolean joint = c == ' ' || c == '-' || c == '.';
        char next = Ascii.at(text, i + 1);
        return joint && (Ascii.isDigit(next) || next == '(');
    }

    private @org.jspecify.annotations.Nullable String e164(String candidate, boolean assigned) {
        long digits = candidate.chars().filter(c -> Ascii.isDigit((char) c)).count();
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
            return null;
        }
        try {
            PhoneNumber number = numbers.parse(candidate, null);
            return (assigned ? numbers.isValidNumber(number) : numbers.isPossibleNumber(number))
                    ? numbers.format(number, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException e) {
            return null; // not a number: that is an answer, not a failure
        }
    }
}
