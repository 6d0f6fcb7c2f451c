package andon.indexer.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /** In so many letters the model tells any of its languages. */
    private static final int LETTERS_FOR_ANY = 120;

    private static final double LEAD_OF_ANY = 1.5;
    /** Its time grows with the text, its answer does not change any more. */
    private static final int MODEL_SAMPLE = 600;

    private static final int LONGEST_WORD = 24;
    private static final char LAST_LATIN = '\u02ff';

    /** ISO 639-3 as the model says it: the languages in Latin script that leak sites and forums are mostly written in. */
    private static final Set<String> LIKELY = Set.of(
            "eng", "deu", "fra", "spa", "por", "ita", "nld", "pol", "tur", "vie", "ind", "swe", "dan", "nob", "fin",
            "ron", "ces", "hun");

    /** ISO 639-1 by ISO 639-3, and by the model's words for single dialects. */
    private static final Map<String, String> CODES = codes();

    private final LanguageDetectorModel model;

    private final FunctionWords functionWords = new FunctionWords();

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

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            if (code.length() == 2) {
                codes.put(Locale.of(code).getISO3Language(), code);
            }
        }
        codes.putAll(Map.of(
                "cmn", "zh", "nan", "zh", "pes", "fa", "ekk", "et", "lvs", "lv", "plt", "mg", "pnb", "pa", "uzb",
                "uz"));
        return Map.copyOf(codes);
    }

    /** ISO 639-1, or {@link #UNDECIDED}. Addresses and numbers do not count. */
    public String of(String text) {
        String words = words(text);
        Scripts scripts = Scripts.of(words);
        if (scripts.letters() == 0) {
            return UNDECIDED;
        }
        Optional<String> told = scripts.language();
        if (told.isEmpty() && scripts.isLatin()) {
            told = functionWords.language(words);
        }
        return told.orElseGet(
                () -> scripts.letters() < FEWEST_LETTERS ? UNDECIDED : detected(words, scripts.letters()));
    }

    /** The model's answer: among the likely languages first, among all that it knows where the text is long enough. */
    private String detected(String words, int letters) {
        String sample = words.substring(0, Math.min(words.length(), MODEL_SAMPLE));
        // The detector keeps no state between calls but is not declared thread-safe; making one is cheap.
        Language[] languages = new LanguageDetectorME(model).predictLanguages(sample);
        Language first = languages[0];
        boolean clear =
                letters >= LETTERS_FOR_ANY && first.getConfidence() >= languages[1].getConfidence() * LEAD_OF_ANY;
        if (clear && CODES.containsKey(first.getLang())) {
            return CODES.get(first.getLang());
        }
        double second = 0;
        String best = UNDECIDED;
        double most = 0;
        for (Language language : languages) {
            if (LIKELY.contains(language.getLang())) {
                if (language.getConfidence() > most) {
                    second = most;
                    best = CODES.getOrDefault(language.getLang(), UNDECIDED);
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
        int length = Math.min(text.length(), SAMPLE);
        StringBuilder words = new StringBuilder(length);
        for (int start = 0; start < length; ) {
            if (Character.isWhitespace(text.charAt(start))) {
                start++;
                continue;
            }
            boolean word = true;
            boolean beyondLatin = false;
            int end = start;
            for (; end < length && !Character.isWhitespace(text.charAt(end)); end++) {
                char c = text.charAt(end);
                word &= !Character.isDigit(c) && c != '@' && c != '/' && c != '_' && c != '\\' && c != '•';
                beyondLatin |= c > LAST_LATIN;
            }
            if (beyondLatin || word && end - start < LONGEST_WORD) {
                words.append(text, start, end).append(' ');
            }
            start = end;
        }
        return words.toString();
    }
}
