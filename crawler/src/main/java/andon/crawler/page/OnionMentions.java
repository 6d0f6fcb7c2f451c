package andon.crawler.page;

import andon.vocabulary.OnionAddress;
import java.util.Map;

/** Onion addresses that stand in the text without being a link. */
final class OnionMentions {
    static final String SUFFIX = ".onion";
    private static final int LABEL = 56;

    private OnionMentions() {}

    /** Adds those that are no part of the source. */
    static void in(String text, SiteScope scope, LinkBase base, Map<OnionAddress, String> candidates, int most) {
        int at = text.indexOf(SUFFIX, LABEL);
        while (at >= 0 && candidates.size() < most) {
            int end = at + SUFFIX.length();
            if (isLabel(text, at - LABEL) && (end == text.length() || !isWord(text.charAt(end)))) {
                String host = text.substring(at - LABEL, end);
                if (scope.judge(base, "http://" + host + "/") instanceof SiteScope.Verdict.Elsewhere elsewhere) {
                    candidates.putIfAbsent(elsewhere.host(), "");
                }
            }
            at = text.indexOf(SUFFIX, end);
        }
    }

    private static boolean isLabel(String text, int from) {
        if (from > 0 && isWord(text.charAt(from - 1))) {
            return false;
        }
        for (int i = from; i < from + LABEL; i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '2' || c > '7')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(char c) {
        return c == '_' || c < 128 && Character.isLetterOrDigit(c);
    }
}
