package andon.indexer.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells the language of a text: by its script where that says all, by letters that only one language writes, by the small
 * words of Latin languages, and by OpenNLP's detector (all its 103 languages) where these leave it open. A text in several
 * languages has that of its most letters; Latin terms count a third. Thread-safe.
 */
public final class Languages {
    /** The answer where nothing is sure. */
    public static final String UNDECIDED = "und";

    private static final String MODEL = "/langdetect-183.bin";
    /** Longer texts say no more. */
    private static final int SAMPLE = 4_000;
    /** The detector's time grows with the text, its certainty does not. */
    private static final int MODEL_SAMPLE = 1_000;
    /** OpenNLP's detector guesses below this many letters. */
    private static final int FEWEST_LETTERS = 24;
    /** Languages that are rare where Andon reads need this many letters. */
    private static final int FEWEST_FOR_RARE = 60;

    /** The model spreads its confidence over 103 languages: what counts is the distance to the next candidate. */
    private static final double LEAST_LEAD = 1.15;
    /** How far a rare language must lead the common ones. */
    private static final double RARE_LEAD = 2.5;

    private static final double LEAST_CONFIDENCE = 0.02;
    /** ISO 639-3 as the model says it: the languages of Latin script that leak sites and forums are written in. */
    private static final Set<String> COMMON = Set.of(
            "eng", "deu", "fra", "spa", "por", "ita", "nld", "pol", "tur", "vie", "ind", "swe", "ron", "ces", "hun");
    /** The model's words for groups and variants, to ISO 639-1 where the JDK's table does not have them. */
    private static final Map<String, String> VARIANTS = Map.of(
            "cmn", "zh", "ekk", "et", "lvs", "lv", "pes", "fa", "plt", "mg", "pnb", "pa", "nan", "zh", "nob", "nb",
            "arb", "ar");

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

    /** ISO 639-1 (639-3 where there is none), or {@link #UNDECIDED}. Addresses and numbers do not count. */
    public String of(String text) {
        String words = Sample.words(text, SAMPLE);
        Scripts scripts = Scripts.of(words);
        UnicodeScript script = scripts.leading();
        String owner = Scripts.owner(script);
        if (owner != null) {
            return owner;
        }
        return switch (script) {
            case COMMON -> UNDECIDED;
            case HAN -> scripts.hasKana() || Letters.isJapanese(words) ? "ja" : "zh";
            case CYRILLIC -> Letters.cyrillic(words);
            case ARABIC -> Letters.arabic(words);
            case LATIN -> latin(words, scripts.of(UnicodeScript.LATIN));
            default -> modelled(words, false);
        };
    }

    private String latin(String words, int letters) {
        FunctionWords.Vote vote = FunctionWords.vote(words.toLowerCase(Locale.ROOT));
        if (vote.isClear()) {
            return vote.best();
        }
        if (letters < FEWEST_LETTERS) {
            return vote.isHint() ? vote.best() : UNDECIDED;
        }
        String modelled = modelled(words, letters < FEWEST_FOR_RARE || vote.score() >= vote.words() * 0.2);
        return modelled.equals(UNDECIDED) && vote.isHint() ? vote.best() : modelled;
    }

    /** @param common whether only the common languages are asked for */
    private String modelled(String words, boolean common) {
        // The detector keeps no state between calls but is not declared thread-safe; making one is cheap.
        Language[] languages = new LanguageDetectorME(model)
                .predictLanguages(words.substring(0, Math.min(words.length(), MODEL_SAMPLE)));
        Map<String, Double> known = new HashMap<>();
        String best = UNDECIDED;
        double most = 0;
        double second = 0;
        for (Language language : languages) {
            double confidence = language.getConfidence();
            if (COMMON.contains(language.getLang())) {
                if (confidence > most) {
                    second = most;
                    best = language.getLang();
                    most = confidence;
                } else {
                    second = Math.max(second, confidence);
                }
            } else {
                known.put(language.getLang(), confidence);
            }
        }
        if (!common) {
            for (Map.Entry<String, Double> rare : known.entrySet()) {
                if (rare.getValue() >= LEAST_CONFIDENCE && rare.getValue() > most * RARE_LEAD) {
                    best = rare.getKey();
                    second = most;
                    most = rare.getValue();
                }
            }
        }
        return most >= LEAST_CONFIDENCE && most >= second * LEAST_LEAD ? code(best) : UNDECIDED;
    }

    private static final Map<String, String> CODES = codes();

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>(VARIANTS);
        for (String two : Locale.getISOLanguages()) {
            String three = Locale.of(two).getISO3Language();
            codes.putIfAbsent(three, two);
        }
        return codes;
    }

    private static String code(String three) {
        return CODES.getOrDefault(three, three);
    }
}
