package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;

/**
 * Payment cards: a network's BIN range with its length, the Luhn check (ISO/IEC 7812-1), written in one piece or in the
 * groups that cards are embossed with. Shown is the BIN (8 digits), never the last digits: eight and four together would
 * leave a thousand candidates. A CVV behind the number is masked too.
 */
final class CardRule implements Rules.WordRule {
    private static final int BIN = 8;
    private static final int LONGEST = 19;

    @Override
    public void word(String text, int start, int end, Hits hits) {
        if (!Ascii.isDigit(text.charAt(start)) || end - start > LONGEST || isInsideNumber(text, start)) {
            return;
        }
        StringBuilder digits = new StringBuilder();
        int to = collect(text, start, digits);
        if (to < 0) {
            return;
        }
        String number = digits.toString();
        if (isNetwork(number) && luhn(number) && isVaried(number)) {
            hits.addSecret(
                    Weight.CARD,
                    EntityType.PAYMENT_CARD,
                    "",
                    start,
                    to,
                    "card-luhn-bin",
                    0.95,
                    new Hit.Secret(start, to, BIN));
            maskCvv(text, to, hits);
        }
    }

    /** {@code 1.4111111111111111} at the beginning of a line: the number of a list's row. */
    private static boolean isListed(String text, int dot) {
        int begin = dot;
        while (begin > 0 && dot - begin < 3 && Ascii.isDigit(text.charAt(begin - 1))) {
            begin--;
        }
        return text.charAt(begin) != '0' && (begin == 0 || text.charAt(begin - 1) == '\n');
    }

    private static boolean isInsideNumber(String text, int start) {
        char before = Ascii.at(text, start - 1);
        return (before == '-' || before == '.' || before == '_' || before == ' ')
                        && Ascii.isDigit(Ascii.at(text, start - 2))
                        && Ascii.isDigit(Ascii.at(text, start - 3))
                        && before != ' '
                || before == '.' && Ascii.isDigit(Ascii.at(text, start - 2)) && !isListed(text, start - 1)
                || before == '+'
                || before == '#' && Ascii.isDigit(Ascii.at(text, start - 2));
    }

    /** Appends the digits and returns the end, or -1 if what stands here is not grouped as a card. */
    private static int collect(String text, int start, StringBuilder digits) {
        int i = start;
        char joint = 0;
        int groups = 0;
        while (true) {
            int group = i;
            while (i < text.length() && Ascii.isDigit(text.charAt(i))) {
                i++;
            }
            int length = i - group;
            if (Ascii.isLetter(Ascii.at(text, i)) || groups > 0 && (length < 3 || length > 7) || length > LONGEST) {
                return -1;
            }
            digits.append(text, group, i);
            groups++;
            char c = Ascii.at(text, i);
            boolean more = length >= 4
                    && length <= 6
                    && digits.length() < 16
                    && (c == ' ' || c == '-')
                    && (joint == 0 || joint == c)
                    && Ascii.isDigit(Ascii.at(text, i + 1));
            if (!more || groups == 1 && length != 4) {
                boolean decimal = (c == '.' || c == ',') && Ascii.isDigit(Ascii.at(text, i + 1)) && groups == 1;
                return digits.length() < 12 || decimal && length < 12 ? -1 : i;
            }
            joint = c;
            i++;
        }
    }

    private static boolean isVaried(String number) {
        return number.chars().distinct().count() >= 2;
    }

    /** BIN ranges and lengths of the networks (ISO/IEC 7812 and the networks' own publications). */
    static boolean isNetwork(String number) {
        int length = number.length();
        int two = Integer.parseInt(number, 0, 2, 10);
        int three = Integer.parseInt(number, 0, 3, 10);
        int four = Integer.parseInt(number, 0, 4, 10);
        boolean visa = number.charAt(0) == '4' && (length == 16 || length == 13 || length == 19);
        boolean mastercard = length == 16 && (two >= 51 && two <= 55 || four >= 2221 && four <= 2720);
        boolean amex = length == 15 && (two == 34 || two == 37);
        boolean discover = length == 16 && (four == 6011 || three >= 644 && three <= 649 || two == 65);
        boolean unionPay = two == 62 && length >= 16;
        boolean diners = length == 14 && (three >= 300 && three <= 305 || two == 36 || two == 38 || two == 39);
        boolean jcb = length == 16 && four >= 3528 && four <= 3589 || length == 15 && (four == 2131 || four == 1800);
        boolean mir = length == 16 && four >= 2200 && four <= 2204;
        boolean maestro = length >= 12
                && (four == 5018
                        || four == 5020
                        || four == 5038
                        || four == 5893
                        || four == 6304
                        || four == 6759
                        || four >= 6761 && four <= 6763);
        return visa || mastercard || amex || discover || unionPay || diners || jcb || mir || maestro;
    }

    static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int add = i % 2 == 1 ? digit * 2 : digit;
            sum += add > 9 ? add - 9 : add;
        }
        return sum % 10 == 0;
    }

    /** {@code |08|26|983}, {@code 08/26 983}: the expiry may stay, the CVV goes. */
    private static void maskCvv(String text, int from, Hits hits) {
        int last = Ascii.lineEnd(text, from, 48);
        int i = from;
        int numbers = 0;
        while (i < last && numbers < 4) {
            char c = text.charAt(i);
            if (Ascii.isDigit(c)) {
                int end = Ascii.wordEnd(text, i);
                int length = end - i;
                boolean year = length == 4 && text.startsWith("20", i) && numbers < 2;
                if ((length == 3 || length == 4) && !year) {
                    if (numbers > 0) {
                        hits.mask(new Hit.Secret(i, end));
                    }
                    return;
                }
                numbers++;
                i = end;
            } else if ("|/;:, \t-".indexOf(c) >= 0 || Ascii.isLetter(c)) {
                i++;
            } else {
                return;
            }
        }
    }
}
