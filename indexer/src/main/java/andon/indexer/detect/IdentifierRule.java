package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;

/** CVE identifiers (four or more digits after the year) and ATT&amp;CK technique ids in the ranges that MITRE has given out. */
final class IdentifierRule implements Rules.WordRule {
    private static final int LONGEST_CVE_NUMBER = 19;
    private static final int FIRST_ENTERPRISE = 1001;
    private static final int LAST_ENTERPRISE = 1699;
    private static final int FIRST_ICS = 800;
    private static final int LAST_ICS = 899;
    private static final int LAST_TACTIC = 43;
    private static final int FIRST_OTHER_TACTIC = 100;
    private static final int LAST_OTHER_TACTIC = 111;

    @Override
    public void word(String text, int start, int end, Hits hits) {
        char first = text.charAt(start);
        if (end - start == 3 && (first == 'C' || first == 'c') && Ascii.startsWith(text, start, "cve")) {
            cve(text, start, end, hits);
        } else if (first == 'T' && end - start == 6 && Ascii.at(text, start + 1) == 'A') {
            tactic(text, start, end, hits);
        } else if (first == 'T' && end - start == 5) {
            technique(text, start, end, hits);
        }
    }

    private static void cve(String text, int start, int end, Hits hits) {
        if (!isJoint(Ascii.at(text, end)) || isGlued(Ascii.at(text, start - 1))) {
            return;
        }
        int year = end + 1;
        int yearEnd = digits(text, year);
        if (yearEnd - year != 4 || !isJoint(Ascii.at(text, yearEnd))) {
            return;
        }
        int value = Integer.parseInt(text, year, yearEnd, 10);
        int number = yearEnd + 1;
        int numberEnd = digits(text, number);
        int length = numberEnd - number;
        if (value >= 1999
                && value < 2100
                && length >= 4
                && length <= LONGEST_CVE_NUMBER
                && !Ascii.isAlnum(Ascii.at(text, numberEnd))) {
            String id = "CVE-" + value + "-" + text.substring(number, numberEnd);
            hits.add(Weight.IDENTIFIER, EntityType.CVE, id, start, numberEnd, "cve", 1);
        }
    }

    private static void tactic(String text, int start, int end, Hits hits) {
        if (digits(text, start + 2) != end || isGlued(Ascii.at(text, start - 1)) || isGlued(Ascii.at(text, end))) {
            return;
        }
        int number = Integer.parseInt(text, start + 2, end, 10);
        if (number >= 1 && number <= LAST_TACTIC || number >= FIRST_OTHER_TACTIC && number <= LAST_OTHER_TACTIC) {
            String id = text.substring(start, end);
            hits.add(Weight.IDENTIFIER, EntityType.ATTACK_PATTERN, id, start, end, "attack-tactic", 0.95);
        }
    }

    private static void technique(String text, int start, int end, Hits hits) {
        if (digits(text, start + 1) != end || isGlued(Ascii.at(text, start - 1))) {
            return;
        }
        int number = Integer.parseInt(text, start + 1, end, 10);
        boolean given =
                number >= FIRST_ENTERPRISE && number <= LAST_ENTERPRISE || number >= FIRST_ICS && number <= LAST_ICS;
        if (!given) {
            return;
        }
        int to = end;
        int sub = end + 1;
        if (Ascii.at(text, end) == '.' && digits(text, sub) == sub + 3 && !Ascii.isAlnum(Ascii.at(text, sub + 3))) {
            to = sub + 3;
        }
        if (!isGlued(Ascii.at(text, to))) {
            hits.add(
                    Weight.IDENTIFIER,
                    EntityType.ATTACK_PATTERN,
                    text.substring(start, to),
                    start,
                    to,
                    "attack-id",
                    0.95);
        }
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == ' ' || c == '_';
    }

    private static boolean isGlued(char c) {
        return c == '-' || c == '_' || c == '/' || c == '=';
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && Ascii.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
