package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers as they are dialled at home, without {@code +} and country code: only behind a word that says so. Where that
 * word's language leaves few countries and the number is one in just one of them, the value is E.164; else it is the digits as they
 * stand, for the country is not known.
 */
final class NationalPhoneRule implements Rules.WordRule {
    private static final int LONGEST = 28;
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 13;
    private static final int FEWEST_DIFFERENT = 3;
    /** Signs between the word and its number: {@code ": "}, {@code "\": \""}. */
    private static final int WIDEST_GAP = 6;

    private static final int LONGEST_LABEL = 24;
    private static final String MARKS = ":=：>|";
    private static final String GAP = " \t\"'*.-#№(（" + MARKS;

    /** Words that mean nothing but a phone, and the countries where they are said. */
    private static final Map<String, List<String>> COUNTRIES = new HashMap<>();

    static {
        said("phone telephone tel fax phonenumber telephonenumber cellphone whatsapp viber", "US");
        said("тел телефон телефона телефону факс вотсап ватсап", "RU");
        said("电话 手机 手机号 手机号码 电话号码 联系电话 座机", "CN");
        said("電話番号 携帯電話 携帯番号", "JP");
        said("電話", "JP", "TW", "HK");
        said("전화 전화번호 휴대폰 핸드폰 휴대전화", "KR");
        said("telefonnummer handynummer mobilnummer rufnummer", "DE", "AT", "CH");
        said("téléphone tél", "FR", "BE", "CH", "CA");
        said("telefono teléfono tlf", "ES", "MX", "AR", "CO", "CL", "PE", "IT");
        said("telefone", "BR", "PT");
        said("telefoon", "NL", "BE");
        said("telefon", "DE", "AT", "CH", "PL", "TR", "CZ", "SE", "NO", "DK", "RO", "HU");
    }

    /** Words that may mean something else, too: a mark must follow ({@code Mobile: 0490 75 40 81}). */
    private static final Set<String> MARKED = Set.of(
            "mobile",
            "mob",
            "cell",
            "mobil",
            "handy",
            "portable",
            "movil",
            "móvil",
            "celular",
            "cellulare",
            "моб",
            "携帯");

    private static final Set<String> NUMBER =
            Set.of("number", "no", "nr", "num", "nummer", "номер", "numero", "número");
    private static final Set<String> WHOM = Set.of("me", "us", "him", "her", "them");
    private static final Set<String> CALL = Set.of("call", "ring", "phone", "text", "reach");

    private static final Pattern DOTTED_QUAD = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    private static void said(String words, String... countries) {
        for (String word : words.split(" ")) {
            COUNTRIES.put(word, List.of(countries));
        }
    }

    /** Called at words that begin with a digit. */
    @Override
    public void word(String text, int digit, int wordEnd, Hits hits) {
        int end = numberEnd(text, digit);
        if (end < 0) {
            return;
        }
        char before = Ascii.at(text, digit - 1);
        int start = before == '(' && text.substring(digit, end).indexOf(')') > 0 ? digit - 1 : digit;
        List<String> countries = countriesOf(text, start);
        if (countries == null) {
            return;
        }
        String number = text.substring(start, end);
        boolean filledIn = digits(number).chars().distinct().count() < FEWEST_DIFFERENT;
        if (filledIn || DOTTED_QUAD.matcher(number).matches()) {
            return;
        }
        String e164 = e164(number, countries);
        String value = e164 == null ? digits(number) : e164;
        String detector = e164 == null ? "phone-national" : "phone";
        hits.add(Weight.PHONE, EntityType.PHONE_NUMBER, value, start, end, detector, e164 == null ? 0.5 : 0.8);
    }

    /** Where digits with single joints end, or -1 if they are too few or too many for a phone number. */
    private static int numberEnd(String text, int digit) {
        int last = Math.min(text.length(), digit + LONGEST);
        int digits = 0;
        int end = digit;
        for (int i = digit; i < last; i++) {
            if (Ascii.isDigit(text.charAt(i))) {
                digits++;
                end = i + 1;
            } else if (!PhoneRule.isJoint(text, i)) {
                break;
            }
        }
        boolean whole = !Ascii.isAlnum(Ascii.at(text, end)) && !isPointOrAt(text, end);
        return whole && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS ? end : -1;
    }

    /** Whether what follows makes a version, a host or a mail address of the digits. */
    private static boolean isPointOrAt(String text, int end) {
        char after = Ascii.at(text, end);
        return after == '@' || after == '/' || after == ':' || after == '.' && Ascii.isAlnum(Ascii.at(text, end + 1));
    }

    /** The countries of the word before; an empty list if it leaves them open, null if it speaks of no phone. */
    private static @Nullable List<String> countriesOf(String text, int start) {
        int end = start;
        boolean marked = false;
        while (end > 0 && start - end < WIDEST_GAP && GAP.indexOf(text.charAt(end - 1)) >= 0) {
            marked |= MARKS.indexOf(text.charAt(end - 1)) >= 0;
            end--;
        }
        String word = wordBefore(text, end);
        if (NUMBER.contains(word)) {
            word = wordBefore(text, skipBlanks(text, end - word.length()));
        } else if (word.equals("on") || word.equals("at")) {
            int whom = skipBlanks(text, end - word.length());
            String other = wordBefore(text, whom);
            boolean asks =
                    WHOM.contains(other) && CALL.contains(wordBefore(text, skipBlanks(text, whom - other.length())));
            return asks ? List.of() : null;
        }
        if (marked && MARKED.contains(word)) {
            return List.of();
        }
        return COUNTRIES.get(word);
    }

    private static int skipBlanks(String text, int end) {
        int i = end;
        while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '_')) {
            i--;
        }
        return i;
    }

    /** The word that ends before {@code end}, in small letters; empty if there is none or it is too long for a label. */
    private static String wordBefore(String text, int end) {
        int from = end;
        while (from > 0 && end - from <= LONGEST_LABEL && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return end - from > LONGEST_LABEL ? "" : text.substring(from, end).toLowerCase(Locale.ROOT);
    }

    /** The number if it is one in exactly one of the countries; in several it could be another's. */
    private @Nullable String e164(String number, List<String> countries) {
        String only = null;
        for (String country : countries) {
            String e164 = e164(number, country);
            if (e164 != null && only != null && !e164.equals(only)) {
                return null;
            }
            only = e164 == null ? only : e164;
        }
        return only;
    }

    private @Nullable String e164(String number, String country) {
        try {
            PhoneNumber parsed = numbers.parse(number, country);
            return numbers.isValidNumberForRegion(parsed, country)
                    ? numbers.format(parsed, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException e) {
            return null; // none of this country: that is an answer, not a failure
        }
    }

    private static String digits(String number) {
        StringBuilder digits = new StringBuilder(MOST_DIGITS);
        for (int i = 0; i < number.length(); i++) {
            if (Ascii.isDigit(number.charAt(i))) {
                digits.append(number.charAt(i));
            }
        }
        return digits.toString();
    }
}
