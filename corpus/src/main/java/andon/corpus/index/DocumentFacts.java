package andon.corpus.index;

import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.corpus.text.Masks;
import andon.corpus.text.Stemmer;
import andon.corpus.text.Word;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Threat;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that can be asked about a document, computed once: the index writes it, the evaluation of one document and the
 * highlights read it. That they agree rests on this.
 *
 * @param words the words of the searchable text, but for masked secrets
 * @param titleWords how many of them, from the first, are the title's
 * @param stems their stems, in the same order
 * @param terms what its entities are found under
 * @param addresses its IP addresses
 * @param authors the keys of the author's name
 * @param mirror whether it was found on a mirror
 */
public record DocumentFacts(
        IndexedDocument indexed,
        List<Word> words,
        int titleWords,
        List<String> stems,
        Map<EntityField, Set<String>> terms,
        List<InetAddress> addresses,
        Set<String> authors,
        boolean mirror) {

    public static DocumentFacts of(IndexedDocument indexed, Mirrors mirrors) {
        Document document = indexed.document();
        List<Word> words = Masks.unmasked(document.searchableText());
        int title = document.title() == null ? 0 : document.title().length();
        Stemmer stemmer = new Stemmer();
        return new DocumentFacts(
                indexed,
                words,
                (int) words.stream().takeWhile(word -> word.start() < title).count(),
                words.stream().map(word -> stemmer.stem(word.form())).toList(),
                EntityTerms.of(document),
                document.entities().stream()
                        .filter(DocumentFacts::isAddress)
                        .map(entity -> InetAddresses.forString(entity.value()))
                        .distinct()
                        .toList(),
                document.author() == null ? Set.of() : EntityTerms.names(document.author()),
                mirrors.isMirror(document.source(), document.address()));
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
