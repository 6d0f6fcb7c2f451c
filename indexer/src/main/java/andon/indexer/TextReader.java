package andon.indexer;

import andon.indexer.detect.Detection;
import andon.indexer.detect.Detector;
import andon.indexer.exposed.Exposer;
import andon.indexer.gazetteer.Gazetteer;
import andon.indexer.language.Languages;
import andon.indexer.names.Names;
import andon.indexer.threat.Threats;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.Span;
import andon.vocabulary.Threat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Reads a text: masks its secrets, finds values and names, tells language and threats. Pure and thread-safe. */
public final class TextReader {
    private final Detector detector;
    private final Supplier<Names> names;
    private final PlainLines lines = new PlainLines();
    private final Languages languages = new Languages();
    private final Threats threats = new Threats();

    /** @param key the deployment's own, for the secrets' HMAC */
    public TextReader(MaskedSecret.Key key) {
        this(key, new Names());
    }

    /**
     * The same with an operator's own lists.
     *
     * @param gazetteer malware and actors
     */
    public TextReader(MaskedSecret.Key key, Gazetteer gazetteer) {
        this(key, new Names(gazetteer));
    }

    /** The same with names to watch for or an operator's own models. */
    public TextReader(MaskedSecret.Key key, Names names) {
        this(key, () -> names);
    }

    /** @param names asked for each text, so that names which are watched from now on are found from now on */
    public TextReader(MaskedSecret.Key key, Supplier<Names> names) {
        this(key, names, Exposer.NONE);
    }

    /** The same, which also makes of credentials what customers may check theirs against. */
    public TextReader(MaskedSecret.Key key, Supplier<Names> names, Exposer exposer) {
        this.detector = new Detector(key, exposer);
        this.names = names;
    }

    /** Patterned values only, with their places in {@code text}; the first of the two steps of reading. */
    public Detection detect(String text) {
        return detector.detect(text);
    }

    /** The same for a title, a name or an address, which may well have been read before. */
    Detection detectLine(String line) {
        return lines.read(line, detector::detect);
    }

    /**
     * What a masked text says as a whole.
     *
     * @param entities in order of their spans
     * @param persons where persons are named, in order and apart
     */
    public record Meaning(List<Entity> entities, String language, List<Threat> threats, List<Span> persons) {}

    /** The second step: {@code entities} were found in {@code masked}. */
    public Meaning understand(String masked, List<Entity> entities) {
        return understand(masked, entities, 0, DocumentKind.PAGE);
    }

    /**
     * The same for a document.
     *
     * @param own where the author's own words begin: what stands before (another's title) makes no threat
     */
    Meaning understand(String masked, List<Entity> entities, int own, DocumentKind kind) {
        List<Entity> all = new ArrayList<>(entities);
        String language = languages.of(masked);
        Names.Read read = names.get().read(masked, entities, language);
        all.addAll(read.names());
        all.sort(Comparator.comparing(Entity::span));
        return new Meaning(all, language, threats.in(masked.substring(own), all, kind), read.persons());
    }

    /** Where persons are named in masked words that are somebody else's, in order and apart. */
    List<Span> persons(Detection quote) {
        String masked = quote.maskedText();
        return names.get().persons(masked, quote.entities(), languages.of(masked));
    }
}
