package andon.searchapi.documents;

import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Truncation;
import andon.corpus.ledger.DocumentLedger;
import andon.vocabulary.Capture;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DumpSummary;
import andon.vocabulary.Reason;
import andon.vocabulary.Span;
import andon.vocabulary.ThreatFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A document as HTTP shows it. All spans count code points of {@code title + "\n" + text}, or of {@code text} where there
 * is no title.
 *
 * @param truncated what the index left out of a document that is too long; null if this is all of it
 */
public record DocumentJson(
        String id,
        String source,
        String kind,
        String url,
        @Nullable String title,
        @Nullable String author,
        @Nullable Instant postedAt,
        Instant firstSeen,
        Instant changedAt,
        int version,
        String language,
        String text,
        List<String> quotes,
        @Nullable String severity,
        List<ThreatJson> threats,
        List<EntityJson> entities,
        List<MentionJson> mentions,
        List<CodePoints> highlights,
        DetailsJson details,
        @Nullable Truncation truncated) {

    /** What the page states beside the words; null where it says nothing. */
    record DetailsJson(
            @Nullable String authorProfile,
            @Nullable Integer position,
            Details.@Nullable Price price,
            @Nullable String stock,
            @Nullable Instant endsAt,
            @Nullable String postedPrecision,
            @Nullable DumpJson dump) {
        static DetailsJson of(Details details) {
            return new DetailsJson(
                    details.authorProfile() == null
                            ? null
                            : details.authorProfile().toString(),
                    details.position(),
                    details.price(),
                    details.stock(),
                    details.endsAt(),
                    details.precisionWord(),
                    details.dump() == null ? null : DumpJson.of(details.dump()));
        }
    }

    record EarlierJson(String document, Instant seenAt, long rows) {}

    /** What the credentials of a dump say together. */
    record DumpJson(
            long rows,
            long accounts,
            Map<String, Long> domains,
            Map<String, Long> kinds,
            DumpSummary.Policy policy,
            long recycled,
            List<EarlierJson> earlier) {
        static DumpJson of(DumpSummary dump) {
            return new DumpJson(
                    dump.rows(),
                    dump.accounts(),
                    dump.domains(),
                    dump.kinds(),
                    dump.policy(),
                    dump.recycled(),
                    dump.earlier().stream()
                            .map(e -> new EarlierJson(e.document().value(), e.seenAt(), e.rows()))
                            .toList());
        }
    }

    record ThreatJson(String category, String severity, List<String> reasons, ThreatFacts facts) {}

    record EntityJson(String type, String value, int start, int end, double confidence, String detector) {}

    record MentionJson(long asset, String organisation, String value, int start, int end, String rule) {}

    /** @param textSha256 null where the reader may not see that version's text: a hash confirms a guess */
    record VersionJson(
            int number,
            Instant seenAt,
            long capture,
            @Nullable String textSha256) {}

    /** @param cluster the document that said the same first; null where the reader may not see it */
    public record VersionsJson(
            Instant firstSeen, Instant lastSeen, @Nullable String cluster, List<VersionJson> versions) {
        static VersionsJson of(
                DocumentLedger.History history, boolean clusterIsSeen, Predicate<DocumentLedger.Version> isSeen) {
            return new VersionsJson(
                    history.firstSeen(),
                    history.lastSeen(),
                    clusterIsSeen ? history.cluster().value() : null,
                    history.versions().stream()
                            .map(v -> new VersionJson(
                                    v.number(), v.seenAt(), v.captureSeq(), isSeen.test(v) ? v.textSha256() : null))
                            .toList());
        }
    }

    /** The facts of a capture; its bytes may hold secrets in the clear and are not given out here. */
    record EvidenceJson(
            long capture,
            String source,
            String address,
            Instant capturedAt,
            int status,
            String mediaType,
            String warcFile,
            long warcOffset,
            String payloadSha256) {
        static EvidenceJson of(Capture capture) {
            return new EvidenceJson(
                    capture.seq(),
                    capture.source().value(),
                    capture.address().toString(),
                    capture.capturedAt(),
                    capture.status(),
                    capture.mediaType(),
                    capture.location().file(),
                    capture.location().offset(),
                    capture.payloadSha256());
        }
    }

    public static DocumentJson of(IndexedDocument indexed, List<Span> highlights) {
        Document document = indexed.document();
        String text = document.searchableText();
        CodePoints.Counter points = new CodePoints.Counter(text);
        return new DocumentJson(
                document.id().value(),
                document.source().value(),
                document.kind().word(),
                document.address().toString(),
                document.title(),
                document.author(),
                document.postedAt(),
                indexed.firstSeen(),
                indexed.changedAt(),
                indexed.version(),
                document.language(),
                document.text(),
                document.quotes(),
                document.severity() == null ? null : document.severity().word(),
                document.threats().stream()
                        .map(t -> new ThreatJson(
                                t.category().word(),
                                t.severity().word(),
                                t.reasons().stream().map(Reason::sentence).toList(),
                                t.facts()))
                        .toList(),
                document.entities().stream()
                        .map(e -> {
                            CodePoints span = points.of(e.span());
                            return new EntityJson(
                                    e.type().word(), e.value(), span.start(), span.end(), e.confidence(), e.detector());
                        })
                        .toList(),
                indexed.mentions().stream()
                        .map(m -> {
                            CodePoints span = CodePoints.of(m.span(), text);
                            return new MentionJson(
                                    m.assetId(),
                                    m.owner().value(),
                                    m.matchedValue(),
                                    span.start(),
                                    span.end(),
                                    m.rule());
                        })
                        .toList(),
                highlights.stream().map(span -> CodePoints.of(span, text)).toList(),
                DetailsJson.of(document.details()),
                indexed.truncation());
    }
}
