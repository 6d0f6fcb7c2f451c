package andon.corpus.index;

import andon.corpus.query.Query.EntityField;
import andon.corpus.text.Stemmer;
import andon.corpus.text.Word;
import andon.corpus.text.Words;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that can be asked about a document, computed once: the index writes it, the evaluation of one document and the
 * highlights read it. That they agree rests on this.
 *
 * @param words the words of the searchable text
 * @param stems their stems, in the same order
 * @param terms what its entities are found under
 * @param addresses its IP addresses
 * @param authors the keys of the author's name
 * @param mirror whether it was found on a mirror
 */
record DocumentFacts(
        IndexedDocument indexed,
        List<Word> words,
        List<String> stems,
        Map<EntityField, Set<String>> terms,
        List<InetAddress> addresses,
        Set<String> authors,
        boolean mirror) {

    static DocumentFacts of(IndexedDocument indexed, Mirrors mirrors) {
        Document document = indexed.document();
        List<Word> words = Words.of(document.searchableText());
        Stemmer stemmer = new Stemmer();
        return new DocumentFacts(
                indexed,
                words,
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

    static boolean isAddress(Entity entity) {
        return (entity.type() == EntityType.IPV4_ADDR || entity.type() == EntityType.IPV6_ADDR)
                && entity.value().indexOf('%') < 0
                && InetAddresses.isInetAddress(entity.value());
    }

    Document document() {
        return indexed.document();
    }

    /** Microseconds since 1970, as the index keeps times; instants beyond the range stand at its ends. */
    static long micros(Instant instant) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        } catch (ArithmeticException e) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
