package andon.corpus.index;

import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.corpus.text.Beginnings;
import andon.corpus.text.Masks;
import andon.corpus.text.Stemmer;
import andon.corpus.text.Word;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Threat;
import com.google.common.base.Suppliers;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that can be asked about a document: the index writes it, the evaluation of one document and the highlights read it. That
 * they agree rests on this. Each part is computed when it is first asked for, for a question rarely asks for all of them.
 * Thread-safe.
 */
public final class DocumentFacts {
    private final IndexedDocument indexed;
    private final boolean mirror;
    private final Supplier<List<Word>> words;
    private final Supplier<Integer> titleWords;
    private final Supplier<List<String>> stems;
    private final Supplier<Map<EntityField, Set<String>>> terms;
    private final Supplier<List<InetAddress>> addresses;
    private final Supplier<Set<String>> authors;

    private DocumentFacts(IndexedDocument indexed, boolean mirror, Function<String, List<Word>> reader) {
        this.indexed = indexed;
        this.mirror = mirror;
        this.words = Suppliers.memoize(() -> reader.apply(indexed.document().searchableText()));
        this.titleWords = Suppliers.memoize(() -> countTitleWords());
        this.stems = Suppliers.memoize(() -> stems(words()));
        this.terms = Suppliers.memoize(() -> EntityTerms.of(indexed.document()));
        this.addresses = Suppliers.memoize(() -> indexed.document().entities().stream()
                .filter(DocumentFacts::isAddress)
                .map(entity -> InetAddresses.forString(entity.value()))
                .distinct()
                .toList());
        this.authors = Suppliers.memoize(() -> {
            String author = indexed.document().author();
            return author == null ? Set.of() : EntityTerms.names(author);
        });
    }

    public static DocumentFacts of(IndexedDocument indexed, Mirrors mirrors) {
        return new DocumentFacts(indexed, isMirror(indexed, mirrors), Masks::unmasked);
    }

    /**
     * To answer one query alone, from its {@link TextPattern#beginnings}: words that begin otherwise are not read, and {@link #stems} are
     * not to be asked for.
     */
    static DocumentFacts of(IndexedDocument indexed, Mirrors mirrors, Beginnings beginnings) {
        return new DocumentFacts(indexed, isMirror(indexed, mirrors), text -> Masks.unmasked(text, beginnings));
    }

    private static boolean isMirror(IndexedDocument indexed, Mirrors mirrors) {
        return mirrors.isMirror(indexed.document().source(), indexed.document().address());
    }

    private static List<String> stems(List<Word> words) {
        String[] stems = new String[words.size()];
        for (int i = 0; i < stems.length; i++) {
            stems[i] = Stemmer.stem(words.get(i).form());
        }
        return List.of(stems);
    }

    /** A line break parts it from the text, so that it has the same words alone. */
    private int countTitleWords() {
        String title = document().title();
        return title == null ? 0 : Masks.unmasked(title).size();
    }

    public IndexedDocument indexed() {
        return indexed;
    }

    /** The words of the searchable text, but for masked secrets. */
    public List<Word> words() {
        return words.get();
    }

    /** How many of the words, from the first, are the title's. */
    public int titleWords() {
        return titleWords.get();
    }

    /** The words' stems, in the same order. */
    public List<String> stems() {
        return stems.get();
    }

    /** What its entities are found under. */
    public Map<EntityField, Set<String>> terms() {
        return terms.get();
    }

    /** Its IP addresses. */
    public List<InetAddress> addresses() {
        return addresses.get();
    }

    /** The keys of the author's name. */
    public Set<String> authors() {
        return authors.get();
    }

    /** Whether it was found on a mirror. */
    public boolean mirror() {
        return mirror;
    }

    public static boolean isAddress(Entity entity) {
        return (entity.type() == EntityType.IPV4_ADDR || entity.type() == EntityType.IPV6_ADDR)
                && entity.value().indexOf('%') < 0
                && InetAddresses.isInetAddress(entity.value());
    }

    /** What the threats' authors state. */
    public Set<String> stated(Query.Statement statement) {
        return document().threats().stream()
                .map(Threat::facts)
                .flatMap(facts -> switch (statement) {
                    case COUNTRY -> Stream.ofNullable(facts.country());
                    case ACCESS -> facts.access().stream();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Document document() {
        return indexed.document();
    }

    /** Microseconds since 1970, as the index keeps times; instants beyond the range stand at its ends. */
    public static long micros(Instant instant) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        } catch (ArithmeticException e) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
