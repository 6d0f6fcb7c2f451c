package andon.searchapi.pivots;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Visibility;
import andon.corpus.ledger.DocumentLedger;
import andon.corpus.ledger.DocumentLedger.Version;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.pivots.EarlierTexts.Earlier;
import andon.vocabulary.DocumentId;
import java.util.List;
import java.util.Optional;

/** Compares a document's versions, read anew out of the evidence. Thread-safe. */
public final class Versions {
    private final DocumentIndex index;
    private final DocumentLedger ledger;
    private final EarlierTexts texts;
    private final AuditLog audit;

    public Versions(DocumentIndex index, DocumentLedger ledger, EarlierTexts texts, AuditLog audit) {
        this.index = index;
        this.ledger = ledger;
        this.texts = texts;
        this.audit = audit;
    }

    /**
     * A version beside the one before it.
     *
     * @param changes of the title and the text; none if one of the two cannot be read any more, or its reader may not see
     *     it: a customer sees the versions that mention its assets
     */
    public record Compared(Version version, Optional<List<WordDifference.Change>> changes) {}

    /** @throws org.springframework.web.ErrorResponseException not found, if there is no such version or nobody came before */
    public Compared with(Viewer viewer, DocumentId id, int number) {
        List<Version> versions = index.get(id, viewer.visibility())
                .flatMap(document -> ledger.history(id))
                .map(DocumentLedger.History::versions)
                .orElse(List.of());
        Version version =
                find(versions, number).orElseThrow(() -> Problem.notFound("Version " + number + " of document " + id));
        Version before = find(versions, number - 1)
                .orElseThrow(() -> Problem.notFound("A version before version " + number + " of document " + id));
        audit.record(viewer, Action.DOCUMENT_VIEW, "document " + id, "versions " + (number - 1) + " and " + number);
        return new Compared(
                version,
                text(viewer, id, before)
                        .flatMap(old -> text(viewer, id, version).map(now -> WordDifference.between(old, now))));
    }

    private static Optional<Version> find(List<Version> versions, int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    private Optional<String> text(Viewer viewer, DocumentId id, Version version) {
        return texts.read(id, version.captureSeq())
                .filter(earlier -> mayBeSeen(earlier, viewer.visibility()))
                .map(earlier -> index.redacted(
                        new IndexedDocument(
                                earlier.document(),
                                version.seenAt(),
                                version.seenAt(),
                                version.number(),
                                version.captureSeq(),
                                earlier.mentions()),
                        viewer.visibility()))
                .map(seen -> seen.document().searchableText());
    }

    private static boolean mayBeSeen(Earlier earlier, Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everything everything -> true;
            case Visibility.MentionsOf own ->
                earlier.mentions().stream().anyMatch(mention -> mention.owner().equals(own.organisation()));
        };
    }
}
