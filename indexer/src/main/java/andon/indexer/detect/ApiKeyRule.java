package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;

/** Keys with a vendor's own form, JSON Web Tokens (RFC 7519) and Telegram bot tokens. */
final class ApiKeyRule implements Rules.WordRule {
    private static final int FEWEST_DISTINCT = 6;
    private static final int LONGEST_JWT = 8_000;
    private static final int BOT_SECRET = 35;
    private final VendorKeys keys;

    ApiKeyRule(VendorKeys keys) {
        this.keys = keys;
    }

    @Override
    public void word(String text, int start, int end, Hits hits) {
        char before = Ascii.at(text, start - 1);
        char first = text.charAt(start);
        if (before == '_' || before == '-' && Ascii.isAlnum(Ascii.at(text, start - 2))) {
            return;
        }
        if (first == 'e' && text.startsWith("eyJ", start)) {
            jwt(text, start, hits);
        }
        if (Ascii.isDigit(first) && Ascii.at(text, end) == ':') {
            telegramBot(text, start, end, hits);
        }
        for (VendorKeys.Form form : keys.beginningWith(first)) {
            if (text.startsWith(form.prefix(), start) && vendor(text, start, form, hits)) {
                return;
            }
        }
    }

    private static boolean vendor(String text, int start, VendorKeys.Form form, Hits hits) {
        int from = start + form.prefix().length();
        int end = from;
        int last = Math.min(text.length(), from + form.most() + 1);
        while (end < last && form.alphabet().has(text.charAt(end))) {
            end++;
        }
        while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ',')) {
            end--;
        }
        int length = end - from;
        if (length < form.fewest() || length > form.most() || isRuler(text, from, end)) {
            return false;
        }
        add(text, start, end, "api-key-" + form.name(), hits);
        return true;
    }

    private static void jwt(String text, int start, Hits hits) {
        int end = start;
        int dots = 0;
        int last = Math.min(text.length(), start + LONGEST_JWT);
        while (end < last && (VendorKeys.Alphabet.WORD.has(text.charAt(end)) || "-.=".indexOf(text.charAt(end)) >= 0)) {
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

    private static void telegramBot(String text, int start, int end, Hits hits) {
        int from = end + 1;
        int to = from;
        while (to < text.length()
                && to - from <= BOT_SECRET
                && (VendorKeys.Alphabet.WORD.has(text.charAt(to)) || text.charAt(to) == '-')) {
            to++;
        }
        if (end - start >= 8 && end - start <= 10 && to - from == BOT_SECRET && text.startsWith("A", from)) {
            add(text, start, to, "api-key-telegram-bot", hits);
        }
    }

    private static void add(String text, int start, int end, String detector, Hits hits) {
        hits.addSecret(Weight.API_KEY, EntityType.API_KEY, "", start, end, detector, 0.95, new Hit.Secret(start, end));
    }

    private static boolean isRuler(String text, int from, int end) {
        return text.substring(from, end).chars().distinct().count() < Math.min(FEWEST_DISTINCT, (end - from) / 2);
    }
}
