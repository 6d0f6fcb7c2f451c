package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import andon.vocabulary.OnionAddress;
import java.util.regex.Pattern;

/** Names and numbers with dots: domains, onion services, IPv4 addresses; versions, files and sentences are none of them. */
final class HostRule implements Rules.CharacterRule {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;
    /** Characters before a number that may say what it is. */
    private static final int LEAD = 44;

    /** What stands right before the version of a product, an object identifier, the number of a section. */
    private static final Pattern VERSION = Pattern.compile(
            "(?:(?<![\\p{IsLatin}\\p{IsCyrillic}])(?:version|versión|versione|versão|верси[яиюей]|build|release|firmware|ver\\.?|v|\\(?oid|section)|\\.net|版本号?|バージョン)"
                    + "\\s*+[:=]?\\s*+(?:(?:агента|клиента|программы|прошивки|number|of)\\s)?"
                    + "(?:\\d{1,4}(?:\\.\\d{1,4}){1,3}\\s(?:to|на|до|auf|bis|a)\\s)?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    @Override
    public String triggers() {
        return ".";
    }

    @Override
    public void at(String text, int i, Hits hits) {
        if (!isNamePart(Ascii.at(text, i + 1))) {
            return; // the end of a sentence
        }
        int start = i;
        while (start > 0 && i - start <= LONGEST_LABEL && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        boolean later = Ascii.at(text, start - 1) == '.' && isNamePart(Ascii.at(text, start - 2));
        if (start == i || i - start > LONGEST_LABEL || later) {
            return; // a later dot of a name that was looked at from its first
        }
        int end = i;
        while (end < text.length() && end - start <= LONGEST) {
            char c = text.charAt(end);
            if (!isNamePart(c) && !(c == '.' && isNamePart(Ascii.at(text, end + 1)))) {
                break;
            }
            end++;
        }
        if (end - start > LONGEST) {
            return; // no name, no address
        }
        while (end > i && !Ascii.isAlnum(text.charAt(end - 1))) {
            end--;
        }
        while (start < i && (text.charAt(start) == '-' || text.charAt(start) == '_')) {
            start++;
        }
        if (start == i || end <= i + 1) {
            return; // a dot between marks
        }
        String written = text.substring(start, end);
        if (Ascii.isDigit(written.charAt(0)) && isIpv4(written)) {
            if (!isVersion(text, start, end)) {
                hits.add(Weight.IP, EntityType.IPV4_ADDR, written, start, end, "ipv4", 0.95);
            }
            return;
        }
        name(text, start, end, written, hits);
    }

    private static void name(String text, int start, int end, String written, Hits hits) {
        if (Ascii.startsWith(written, written.length() - 6, ".onion")) {
            OnionAddress.parse(written)
                    .ifPresent(onion ->
                            hits.add(Weight.ONION, EntityType.ONION_ADDRESS, onion.host(), start, end, "onion-v3", 1));
            return;
        }
        char before = Ascii.at(text, start - 1);
        char after = Ascii.at(text, end);
        boolean path = before == '/' || before == '\\' || before == '@' || before == '$' || after == '(';
        // "a * * * b.com": what is left of a name that was taken out
        boolean starred = before == ' ' && Ascii.at(text, start - 2) == '*' && written.indexOf('.') == 1;
        if (path || starred || after == '@' || HostNames.looksOtherwise(written)) {
            return;
        }
        HostNames.domain(written)
                .ifPresent(domain ->
                        hits.add(Weight.DOMAIN, EntityType.DOMAIN_NAME, domain, start, end, "domain-suffix", 0.9));
    }

    private static boolean isNamePart(char c) {
        return Ascii.isAlnum(c) || c == '-' || c == '_';
    }

    /** Four numbers up to 255 without leading zeros. */
    static boolean isIpv4(String text) {
        int parts = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                int length = i - from;
                if (length == 0 || length > 3 || length > 1 && text.charAt(from) == '0') {
                    return false;
                }
                if (Integer.parseInt(text, from, i, 10) > 255) {
                    return false;
                }
                parts++;
                from = i + 1;
            } else if (!Ascii.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return parts == 4;
    }

    private static boolean isVersion(String text, int start, int end) {
        char before = Ascii.at(text, start - 1);
        if (before == '/' && Ascii.isAlnum(Ascii.at(text, start - 2)) || before == '_') {
            return true;
        }
        return VERSION.matcher(text).region(Math.max(0, start - LEAD), start).find()
                || Ascii.at(text, end) == '-' && Ascii.isLetter(Ascii.at(text, end + 1))
                || isHeading(text, start, end);
    }

    /** {@code 11.7.3.1. Configuring}: the number of a section, at the beginning of a line and with a full stop. */
    private static boolean isHeading(String text, int start, int end) {
        int begin = start;
        while (begin > 0
                && start - begin < LONGEST_LABEL
                && (text.charAt(begin - 1) == ' ' || text.charAt(begin - 1) == '\t')) {
            begin--;
        }
        int word = end + 1;
        while (word < text.length() && (text.charAt(word) == ' ' || text.charAt(word) == 0xA0)) {
            word++;
        }
        return (begin == 0 || text.charAt(begin - 1) == '\n')
                && Ascii.at(text, end) == '.'
                && word > end + 1
                && word < text.length()
                && Character.isLetter(text.charAt(word));
    }
}
