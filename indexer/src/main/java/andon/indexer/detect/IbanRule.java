package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** IBANs: the country's length (SWIFT's IBAN registry) and the check digits (ISO 13616, ISO 7064 mod 97-10). */
final class IbanRule implements Rules.WordRule {
    private static final String LENGTHS =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
                    + " DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23"
                    + " IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18"
                    + " NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24"
                    + " TR26 UA29 VA22 VG24 XK20 YE30";
    private static final int LABEL_WINDOW = 24;
    private static final Map<String, Integer> LENGTH_OF = lengths();

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : LENGTHS.split(" ")) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    @Override
    public void word(String text, int start, int end, Hits hits) {
        if (end - start < 4
                || !Ascii.isLetter(text.charAt(start))
                || !Ascii.isLetter(text.charAt(start + 1))
                || !Ascii.isDigit(text.charAt(start + 2))
                || !Ascii.isDigit(text.charAt(start + 3))) {
            return;
        }
        boolean small = !isUpper(text.charAt(start));
        if (small && !named(text, start)) {
            return; // in small letters too much looks like one
        }
        Integer length = LENGTH_OF.get(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return;
        }
        StringBuilder iban = new StringBuilder(length);
        int i = start;
        boolean grouped = end - start == 4;
        while (i < text.length() && iban.length() < length) {
            char c = small && Ascii.isLetter(text.charAt(i)) ? (char) (text.charAt(i) & ~0x20) : text.charAt(i);
            if (isUpper(c) || Ascii.isDigit(c)) {
                iban.append(c);
            } else if (!(grouped && (c == ' ' || c == '-') && iban.length() % 4 == 0)) {
                return;
            }
            i++;
        }
        if (iban.length() == length && !Ascii.isAlnum(Ascii.at(text, i)) && isRight(iban)) {
            hits.add(Weight.IBAN, EntityType.IBAN, iban.toString(), start, i, "iban-mod97", 1);
        }
    }

    private static boolean named(String text, int start) {
        return text.substring(Math.max(0, start - LABEL_WINDOW), start)
                .toLowerCase(Locale.ROOT)
                .contains("iban");
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isRight(CharSequence iban) {
        int rest = 0;
        for (int k = 0; k < iban.length(); k++) {
            char c = iban.charAt((k + 4) % iban.length());
            rest = Ascii.isDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
        }
        return rest == 1;
    }
}
