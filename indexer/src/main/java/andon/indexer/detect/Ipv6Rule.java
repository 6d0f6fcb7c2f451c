package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import com.google.common.net.InetAddresses;
import java.net.Inet6Address;

/** IPv6 addresses (RFC 4291); times, hardware addresses and scope operators are none. */
final class Ipv6Rule implements Rules.CharacterRule {
    private static final int LONGEST = 45;

    @Override
    public String triggers() {
        return ":";
    }

    @Override
    public void at(String text, int i, Hits hits) {
        int start = i;
        while (start > 0 && i - start < LONGEST && Ascii.isHex(text.charAt(start - 1))) {
            start--;
        }
        char before = Ascii.at(text, start - 1);
        if (before == ':' && !isLabelColon(text, start - 1)
                || before == '.'
                || Ascii.isAlnum(before)
                || i - start > 4) {
            return;
        }
        int end = i;
        int colons = 0;
        int dots = 0;
        while (end < text.length() && end - start <= LONGEST) {
            char c = text.charAt(end);
            if (c == ':') {
                colons++;
            } else if (c == '.' && Ascii.isDigit(Ascii.at(text, end + 1))) {
                dots++;
            } else if (!Ascii.isHex(c)) {
                break;
            }
            end++;
        }
        if (colons < 2 || end - start > LONGEST || Ascii.isAlnum(Ascii.at(text, end))) {
            return;
        }
        if (text.charAt(end - 1) == ':' && Ascii.at(text, end - 2) != ':') {
            end--;
        }
        String candidate = text.substring(start, end);
        long digits = candidate.chars().filter(c -> Ascii.isHex((char) c)).count();
        if (digits < 4 || dots != 0 && dots != 3 || !InetAddresses.isInetAddress(candidate)) {
            return;
        }
        if (InetAddresses.forString(candidate) instanceof Inet6Address address) {
            String value = InetAddresses.toAddrString(address);
            hits.add(Weight.IP, EntityType.IPV6_ADDR, value, start, end, "ipv6", 0.95);
        }
    }

    /** {@code IP:2001:db8::1}: a colon behind a word belongs to the word; {@code ad:2001:…} could be a group of the address. */
    private static boolean isLabelColon(String text, int colon) {
        char before = Ascii.at(text, colon - 1);
        return colon > 0 && before > ' ' && before != ':' && !Ascii.isHex(before) && Ascii.at(text, colon + 1) != ':';
    }
}
