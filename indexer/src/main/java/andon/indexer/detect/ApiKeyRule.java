package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import org.jspecify.annotations.Nullable;

/** Keys with a vendor's own form, and JSON Web Tokens (RFC 7519). */
final class ApiKeyRule implements Rules.WordRule {
    private static final int FEWEST_DISTINCT = 6;
    private static final int LONGEST_JWT = 8_000;
    private final VendorKeys keys;

    ApiKeyRule(VendorKeys keys) {
        this.keys = keys;
    }

    @Override
    public void word(String text, int start, int end, Hits hits) {
        char first = text.charAt(start);
        char after = Ascii.at(text, end);
        if (after == '~') {
            held(text, start, end, hits);
        }
        VendorKeys.Form[] marked = keys.beginningWith(first, Ascii.at(text, start + 1));
        VendorKeys.Form[] shaped = keys.shaped(end - start, after);
        boolean token = first == 'e' && text.startsWith("eyJ", start);
        if (token && !isContinued(text, start)) {
            jwt(text, start, hits);
        }
        if (!tryAll(text, start, end, marked, hits)) {
            tryAll(text, start, end, shaped, hits);
        }
    }

    private static boolean tryAll(String text, int start, int end, VendorKeys.Form @Nullable [] forms, Hits hits) {
        if (forms != null) {
            for (VendorKeys.Form form : forms) {
                if (text.startsWith(form.mark(), start)
                        && text.startsWith(form.behind(), end)
                        && !isContinued(text, start)
                        && vendor(text, start, form, hits)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Part of a longer name: {@code x_ghp…}, {@code file-npm…}, {@code icon.ico-…}. */
    private static boolean isContinued(String text, int start) {
        char before = Ascii.at(text, start - 1);
        return before == '_' || (before == '-' || before == '.') && Ascii.isAlnum(Ascii.at(text, start - 2));
    }

    private void held(String text, int start, int end, Hits hits) {
        for (VendorKeys.Form form : keys.holding()) {
            int begin = end - 1 - form.lead();
            if (begin >= 0
                    && end - start <= form.lead() + 1
                    && text.startsWith(form.mark(), end - 1)
                    && !isJoined(Ascii.at(text, begin - 1))) {
                vendor(text, begin, form, hits);
            }
        }
    }

    private static boolean isJoined(char c) {
        return Ascii.isAlnum(c) || c == '_' || c == '~' || c == '/' || c == '-';
    }

    private static boolean vendor(String text, int start, VendorKeys.Form form, Hits hits) {
        int end = form.match(text, start);
        if (end < 0 || !isClosed(text, end) || Entropy.of(text, start, end) < form.leastEntropy()) {
            return false;
        }
        if (isRuler(text, start + form.mark().length(), end)) {
            return false;
        }
        add(text, start, end, "api-key-" + form.name(), hits);
        return true;
    }

    /** A key that goes on is another thing: a longer one, a file's name, a host. */
    private static boolean isClosed(String text, int end) {
        char after = Ascii.at(text, end);
        boolean joined = (after == '-' || after == '.' || after == '~') && Ascii.isAlnum(Ascii.at(text, end + 1));
        return !Ascii.isAlnum(after) && after != '_' && !joined;
    }

    private static void jwt(String text, int start, Hits hits) {
        int end = start;
        int dots = 0;
        int last = Math.min(text.length(), start + LONGEST_JWT);
        while (end < last && (Ascii.isAlnum(text.charAt(end)) || "_-.=".indexOf(text.charAt(end)) >= 0)) {
            if (text.charAt(end) == '.' && ++dots == 3) {
                break;
            }
            end++;
        }
        while (end > start && text.charAt(end - 1) == '.') {
            end--;
        }
        int dot = text.indexOf('.', start, end);
        if (dots >= 1 && dot > start + 10 && dot < end - 10) {
            add(text, start, end, "api-key-jwt", hits);
        }
    }

    private static void add(String text, int start, int end, String detector, Hits hits) {
        hits.addSecret(Weight.API_KEY, EntityType.API_KEY, "", start, end, detector, 0.95, new Hit.Secret(start, end));
    }

    /** A row of one character, or of very few: a manual's example. */
    private static boolean isRuler(String text, int from, int end) {
        return Entropy.distinct(text, from, end) < Math.min(FEWEST_DISTINCT, (end - from) / 2);
    }
}
