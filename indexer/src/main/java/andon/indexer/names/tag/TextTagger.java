package andon.indexer.names.tag;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds organisations in running English, Russian, Japanese and Chinese text by the shipped models. Thread-safe. */
public final class TextTagger {
    /** A sentence is cut at this many characters. */
    private static final int LONGEST_SENTENCE = 1_000;
    /** Languages in Latin letters that the English model reads: itself, and what is too short to tell. */
    private static final Set<String> ENGLISH = Set.of("en", "und");

    /** What talk takes off each step to "no name", see {@link Manner}. */
    private static final float EASE = 1f;

    private static final Set<String> ABBREVIATIONS = Set.of(
            "inc", "corp", "ltd", "co", "mr", "mrs", "ms", "dr", "st", "vs", "no", "jr", "sr", "prof", "gen", "sen",
            "rep", "gov", "г", "ул", "им", "т", "д", "н");

    /** The models, one for each kind of text. */
    public enum Model {
        ENGLISH("en", false, 0.5f),
        RUSSIAN("ru", false, 0),
        JAPANESE("ja", true, 2.5f),
        CHINESE("zh", true, 1);

        private final String code;
        private final boolean characters;
        /** How far ahead of no name a person must be to be listed ({@link Decoder.Tagged}); docs/models/names.md says why. */
        private final float caution;

        Model(String code, boolean characters, float caution) {
            this.code = code;
            this.characters = characters;
            this.caution = caution;
        }

        /** ISO 639-1. */
        public String code() {
            return code;
        }

        /** Whether its texts are read character by character. */
        public boolean characters() {
            return characters;
        }

        /** New features of this model's kind, for one thread. */
        public Features features() {
            return switch (this) {
                case ENGLISH, RUSSIAN -> new WordFeatures();
                case JAPANESE -> CharacterFeatures.japanese();
                case CHINESE -> CharacterFeatures.chinese();
            };
        }
    }

    private final Map<Model, TagModel> models;
    /** A decoder of each model that no thread uses: what it remembers of earlier texts makes it fast. */
    private final ConcurrentHashMap<Model, Decoder> idle = new ConcurrentHashMap<>();

    private TextTagger(Map<Model, TagModel> models) {
        this.models = new EnumMap<>(models);
    }

    /** The models that the build ships. */
    public static TextTagger bundled() {
        Map<Model, TagModel> models = new EnumMap<>(Model.class);
        for (Model model : Model.values()) {
            String resource = "/andon/indexer/names/model-" + model.code() + ".bin";
            try (InputStream in = TextTagger.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the build lacks " + resource);
                }
                models.put(model, TagModel.read(in));
            } catch (IOException e) {
                throw new UncheckedIOException(resource + " cannot be read", e);
            }
        }
        return new TextTagger(models);
    }

    /** The same with one model of an operator's own in the shipped one's place. */
    public TextTagger with(Model which, TagModel model) {
        TextTagger other = new TextTagger(models);
        other.models.put(which, model);
        return other;
    }

    /**
     * Organisations, persons, places and other names, in order and apart; of persons those that the model's caution leaves.
     *
     * @param language ISO 639-1 of the text, or {@code und}
     */
    public List<Decoder.Tagged> names(String text, String language) {
        return names(text, language, (from, to) -> false);
    }

    /** What need not be read: nobody asks for names there. */
    @FunctionalInterface
    public interface Known {
        /** Whether all of a stretch but its blanks is known to be something else than a name. */
        boolean covers(int from, int to);
    }

    /** The same for a text of which parts are {@code known}: names are told from sentences that go beyond those alone. */
    public List<Decoder.Tagged> names(String text, String language, Known known) {
        List<Decoder.Tagged> names = new ArrayList<>();
        boolean kana = language.equals("ja") || !language.equals("zh") && hasKana(text);
        Map<Model, Decoder> decoders = new EnumMap<>(Model.class);
        int lineEnd = 0;
        boolean talk = false;
        for (int from = 0; from < text.length(); ) {
            int to = sentenceEnd(text, from);
            boolean covered = known.covers(from, to);
            if (covered && from >= lineEnd && (to == text.length() || text.charAt(to - 1) == '\n')) {
                from = to;
                continue;
            }
            Model model = modelOf(text, from, to, language, kana);
            if (model == Model.ENGLISH && from >= lineEnd) {
                int newline = text.indexOf('\n', from);
                lineEnd = newline < 0 ? text.length() : newline;
                talk = Manner.isTalk(text, from, lineEnd);
            }
            if (model != null && !covered) {
                Decoder decoder = decoders.computeIfAbsent(model, this::decoder);
                decoder.ease(model == Model.ENGLISH && talk ? EASE : 0);
                read(text, from, to, model, decoder, names);
            }
            from = to;
        }
        decoders.forEach(idle::put);
        return names;
    }

    private Decoder decoder(Model model) {
        Decoder rested = idle.remove(model);
        if (rested != null) {
            return rested;
        }
        TagModel weights = models.get(model);
        if (weights == null) {
            throw new IllegalStateException("no model for " + model);
        }
        return new Decoder(weights, model.features());
    }

    private static void read(
            String text, int from, int to, Model model, Decoder decoder, Collection<Decoder.Tagged> names) {
        for (int at = from; at < to; ) {
            Row row = model.characters ? Row.characters(text, at, to) : Row.words(text, at, to);
            if (row.size() == 0) {
                return;
            }
            for (Decoder.Tagged name : decoder.names(row)) {
                if (!name.type().equals("PER") || name.lead() >= model.caution) {
                    names.add(name);
                }
            }
            at = row.end();
        }
    }

    private static boolean hasKana(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x3041 && c <= 0x30FA) {
                return true;
            }
        }
        return false;
    }

    /** Which model reads a sentence; null if it can hold no name: no Han, no kana, no capital. */
    private static @Nullable Model modelOf(String text, int from, int to, String language, boolean kana) {
        int latin = 0;
        int cyrillic = 0;
        int capitals = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 0x3041 && c <= 0x30FA || c >= 0x3400 && c < 0xA000) {
                return kana ? Model.JAPANESE : Model.CHINESE;
            }
            if (c >= 'a' && c <= 'z' || c >= 0xDF && c < 0x250) {
                latin++;
            } else if (c >= 0x400 && c < 0x530) {
                cyrillic++;
                capitals += Character.isUpperCase(c) ? 1 : 0;
            } else if (c >= 'A' && c <= 'Z' || c >= 0xC0 && c < 0xDF) {
                capitals++;
                latin++;
            }
        }
        if (capitals == 0) {
            return null;
        }
        boolean slavic = cyrillic > 0 && cyrillic * 2 >= latin;
        if (slavic || language.equals("ru")) {
            return Model.RUSSIAN;
        }
        return ENGLISH.contains(language) ? Model.ENGLISH : null;
    }

    private static int sentenceEnd(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST_SENTENCE);
        for (int i = from; i < most; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '。' || c == '！' || c == '？') {
                return i + 1;
            }
            boolean mark = c == '.' || c == '!' || c == '?';
            if (mark
                    && i + 2 < text.length()
                    && text.charAt(i + 1) == ' '
                    && begins(text.charAt(i + 2))
                    && !isAbbreviation(text, from, i)) {
                return i + 1;
            }
        }
        if (most == text.length()) {
            return most;
        }
        int blank = text.lastIndexOf(' ', most);
        return blank > from ? blank : most;
    }

    private static boolean begins(char c) {
        return !Character.isLowerCase(c) && !Character.isWhitespace(c);
    }

    private static boolean isAbbreviation(String text, int from, int dot) {
        int start = dot;
        while (start > from && Character.isLetter(text.charAt(start - 1)) && dot - start < 6) {
            start--;
        }
        return text.charAt(dot) == '.'
                && (dot - start == 1
                        || ABBREVIATIONS.contains(text.substring(start, dot).toLowerCase(java.util.Locale.ROOT)));
    }
}
