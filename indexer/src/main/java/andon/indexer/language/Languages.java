package andon.indexer.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** Tells the language of a text. Thread-safe. */
public final class Languages {
    /** The answer where nothing is sure. */
    public static final String UNDECIDED = "und";

    private static final String MODEL = "/langdetect-183.bin";
    /** Longer texts say no more. */
    private static final int SAMPLE = 4_000;
    /** OpenNLP's detector guesses below this many letters. */
    private static final int FEWEST_LETTERS = 24;

    /** The model spreads its confidence over 103 languages: what counts is the distance to the next candidate. */
    private static final double LEAST_LEAD = 1.15;

    private static final double LEAST_CONFIDENCE = 0.02;
    /** ISO 639-3 as the model says it, to ISO 639-1: the languages that leak sites and forums are written in. */
    private static final Map<String, String> CANDIDATES = Map.ofEntries(
            Map.entry("eng", "en"),
            Map.entry("deu", "de"),
            Map.entry("fra", "fr"),
            Map.entry("spa", "es"),
            Map.entry("por", "pt"),
            Map.entry("ita", "it"),
            Map.entry("nld", "nl"),
            Map.entry("pol", "pl"),
            Map.entry("tur", "tr"),
            Map.entry("vie", "vi"),
            Map.entry("ind", "id"),
            Map.entry("swe", "sv"),
            Map.entry("ron", "ro"),
            Map.entry("ces", "cs"),
            Map.entry("hun", "hu"),
            Map.entry("rus", "ru"),
            Map.entry("ukr", "uk"),
            Map.entry("bul", "bg"),
            Map.entry("bel", "be"));

    private final LanguageDetectorModel model;

    public Languages() {
        try (InputStream in = Languages.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException("opennlp-models-langdetect is not on the class path");
            }
            model = new LanguageDetectorModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the language model cannot be read", e);
        }
    }

    /** ISO 639-1, or {@link #UNDECIDED}. Addresses and numbers do not count. */
    public String of(String text) {
        String words = words(text);
        Scripts scripts = Scripts.of(words);
        if (scripts.letters() == 0) {
            return UNDECIDED;
        }
        if (scripts.kana() > 0 && scripts.kana() + scripts.han() > scripts.letters() * 0.2) {
            return "ja";
        }
        if (scripts.hangul() > scripts.letters() * 0.2) {
            return "ko";
        }
        if (scripts.han() > scripts.letters() * 0.2) {
            return "zh";
        }
        if (scripts.cyrillic() > scripts.letters() * 0.3) {
            return scripts.ukrainian() ? "uk" : "ru";
        }
        if (scripts.arabic() > scripts.letters() * 0.3) {
            return "ar";
        }
        return scripts.letters() < FEWEST_LETTERS ? UNDECIDED : detected(words);
    }

    private String detected(String words) {
        // The detector keeps no state between calls but is not declared thread-safe; making one is cheap.
        Language[] languages = new LanguageDetectorME(model).predictLanguages(words);
        double second = 0;
        String best = UNDECIDED;
        double most = 0;
        for (Language language : languages) {
            String code = CANDIDATES.get(language.getLang());
            if (code != null) {
                if (language.getConfidence() > most) {
                    second = most;
                    best = code;
                    most = language.getConfidence();
                } else {
                    second = Math.max(second, language.getConfidence());
                }
            }
        }
        return most >= LEAST_CONFIDENCE && most >= second * LEAST_LEAD ? best : UNDECIDED;
    }

    /** The words that a person would read: no addresses, hashes or numbers. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder();
        for (String token : text.substring(0, Math.min(text.length(), SAMPLE)).split("\\s+")) {
            boolean word = token.codePoints()
                    .noneMatch(c -> Character.isDigit(c) || c == '@' || c == '/' || c == '_' || c == '\\' || c == '•');
            boolean beyondLatin = token.codePoints().anyMatch(c -> c > 0x2FF);
            if ((word || beyondLatin) && (token.length() < 24 || beyondLatin)) {
                words.append(token).append(' ');
            }
        }
        return words.toString();
    }

    /** How many letters of each script a text has. */
    private record Scripts(int letters, int kana, int han, int hangul, int cyrillic, int arabic, boolean ukrainian) {
        static Scripts of(String text) {
            int[] n = new int[6];
            boolean ukrainian = false;
            boolean russian = false;
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                i += Character.charCount(c);
                if (!Character.isLetter(c)) {
                    continue;
                }
                n[0]++;
                switch (Character.UnicodeScript.of(c)) {
                    case HIRAGANA, KATAKANA -> n[1]++;
                    case HAN -> n[2]++;
                    case HANGUL -> n[3]++;
                    case CYRILLIC -> n[4]++;
                    case ARABIC -> n[5]++;
                    default -> {}
                }
                ukrainian |= "іїєґІЇЄҐ".indexOf(c) >= 0;
                russian |= "ыэёъЫЭЁЪ".indexOf(c) >= 0;
            }
            return new Scripts(n[0], n[1], n[2], n[3], n[4], n[5], ukrainian && !russian);
        }
    }
}
