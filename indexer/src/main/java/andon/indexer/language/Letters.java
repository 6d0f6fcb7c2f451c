package andon.indexer.language;

/** Languages that share a script, told apart by letters that only some of them write. */
final class Letters {
    /** Shapes of characters that Japan simplified in its own way (1946): Chinese of either writing has others. */
    private static final String JAPANESE_ONLY = "株売発対込働円図気広験権実読続駅営価検総様歳鉄県帰仏応択沢渡辺畑峠枠塀匂栃榊";

    private Letters() {}

    /** Whether a text of Chinese characters alone has one that only Japanese writes. */
    static boolean isJapanese(String text) {
        int japanese = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            japanese += c >= 0x4E00 && JAPANESE_ONLY.indexOf(c) >= 0 && c != '渡' && c != '沢' && c != '株' ? 1 : 0;
        }
        return japanese > 0 || text.contains("株式会社");
    }

    /** ISO 639-1 of a Cyrillic text by its letters; {@code ru} where they do not say. */
    static String cyrillic(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        LetterSet had = LetterSet.of(lower);
        if (had.any("ђћ")) {
            return "sr";
        }
        if (had.any("ѓќѕ")) {
            return "mk";
        }
        if (had.any("љњџј")) {
            return had.any("ѓќ") || lower.contains(" се ") && lower.contains(" на ") ? "mk" : "sr";
        }
        if (had.any("ў") && !had.any("қҳғ")) {
            return "be";
        }
        if (had.any("қғұһ") && had.any("іәөүұ")) {
            return "kk";
        }
        if (had.any("ҷӣӯ")) {
            return "tg";
        }
        if (had.any("җ") && had.any("әөү")) {
            return "tt";
        }
        if (had.any("ҡҙҫ")) {
            return "ba";
        }
        if (had.any("ўқҳғ")) {
            return "uz";
        }
        if (had.any("өү")) {
            return had.any("ң") ? "ky" : "mn";
        }
        boolean russian = had.any("ыэё");
        if (had.any("ії") || had.any("є") || had.any("ґ")) {
            // Belarusian has neither и nor щ, Ukrainian hardly a sentence without
            boolean belarusian = !had.any("їєґищ") && (had.any("ыэ") || lower.length() > 60);
            return belarusian ? "be" : russian && !had.any("їєґ") ? "ru" : "uk";
        }
        return !russian && isBulgarian(lower) ? "bg" : "ru";
    }

    /** Bulgarian writes ъ as a vowel between consonants, hangs -та, -то, -те on words, and has no ы and э. */
    private static boolean isBulgarian(String lower) {
        int vowels = 0;
        for (int i = 1; i + 1 < lower.length(); i++) {
            if (lower.charAt(i) == 'ъ' && "еёюя".indexOf(lower.charAt(i + 1)) < 0) {
                vowels++;
            }
        }
        int words = 0;
        for (String word : lower.split("[^\\p{L}]+")) {
            boolean own = switch (word) {
                case "се",
                        "са",
                        "ще",
                        "това",
                        "които",
                        "който",
                        "която",
                        "бъде",
                        "бъдат",
                        "има",
                        "няма",
                        "със",
                        "във" -> true;
                default -> false;
            };
            words += own ? 1 : 0;
        }
        return vowels > 0 && (vowels + words > 1 || words > 0 || lower.length() < 60) || words > 1;
    }

    /** ISO 639-1 of a text in Arabic letters; {@code ar} where they do not say. */
    static String arabic(String text) {
        LetterSet had = LetterSet.of(text);
        if (had.any("ټډړښڼځ")) {
            return "ps";
        }
        if (had.any("ٹڈڑےں")) {
            return "ur";
        }
        if (had.any("ێۆڵڕ")) {
            return "ku";
        }
        return had.any("پچژگی") ? "fa" : "ar";
    }
}
