package andon.searchapi.assets;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.ScanPage;
import andon.corpus.index.ScanRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.corpus.watch.Assets;
import andon.corpus.watch.MentionHistory;
import andon.corpus.watch.WatchList;
import andon.database.Database;
import andon.vocabulary.Asset;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Mention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches what was collected before an asset was confirmed, and takes out of the index what mentions one that is not any
 * more. What it finds is history: it can be searched and read, and alerts nobody. One page at a time; what a page brought
 * is noted with the place behind it, so that another worker goes on there after a crash.
 *
 * <p>Threads: {@link #step} belongs to one thread. Several processes may work on one database: searches are leased.
 */
public final class ArchiveSearch {
    /** Documents looked at in one step. */
    static final int PAGE = 200;
    /** A search begins this much later, so that what was being read when the asset changed is in the index by then. */
    static final Duration SETTLING = Duration.ofSeconds(10);

    static final Duration LEASE = Duration.ofMinutes(2);
    private static final Logger log = LoggerFactory.getLogger(ArchiveSearch.class);
    private static final Visibility ALL = new Visibility.Everything();

    private final Database database;
    private final ArchiveTable table;
    private final DocumentIndex index;
    private final Assets assets;
    private final WatchList watchList;
    private final MentionHistory history;
    private final InstantSource clock;
    private final String name = UUID.randomUUID().toString();

    /** @param assets the watch list is made of them */
    public ArchiveSearch(
            Database database, DocumentIndex index, Assets assets, WatchList watchList, InstantSource clock) {
        this.database = database;
        this.table = new ArchiveTable(database);
        this.index = index;
        this.assets = assets;
        this.watchList = watchList;
        this.history = new MentionHistory(database);
        this.clock = clock;
    }

    /** What one page brought. */
    private record Looked(
            List<IndexedDocument> changed,
            List<Mention> found,
            @Nullable String place) {}

    /** Works on one page of one search; false if there is nothing to do, or nothing can be done now. */
    public boolean step() {
        Instant now = clock.instant();
        Optional<ArchiveTable.Job> taken = database.inTransaction(() -> table.take(name, now, now.plus(LEASE)));
        return taken.isPresent() && step(taken.get());
    }

    private boolean step(ArchiveTable.Job job) {
        try {
            Optional<Asset> asset = assets.asset(job.asset());
            // Who changes his mind begins another search.
            boolean wanted = asset.isPresent() && asset.get().confirmed() == job.adding();
            Looked looked = !wanted
                    ? new Looked(List.of(), List.of(), null)
                    : job.adding() ? adding(asset.get(), job) : removing(asset.get(), job);
            if (!looked.changed().isEmpty()) {
                // First where it is known, then in the index: what is in the index can be taken out again.
                database.inTransaction(() -> {
                    history.note(looked.found(), clock.instant());
                    return looked;
                });
                index.put(looked.changed());
                // Safe from a crash before the place behind it is noted; nothing newer is claimed by it.
                index.commit(index.committedSeq());
                index.refresh();
            }
            table.advance(job, looked.changed().size(), looked.place(), clock.instant());
            return true;
        } catch (InvalidCursorException e) {
            log.warn("The index was made anew under the search for asset {}; it begins again", job.asset());
            database.inTransaction(() -> {
                table.begin(job.asset(), job.adding(), clock.instant());
                return job;
            });
            return true;
        } catch (IndexUnavailableException e) {
            log.warn("The search for asset {} waits: {}", job.asset(), e.getMessage());
            return false;
        }
    }

    private Looked adding(Asset asset, ArchiveTable.Job job) throws InvalidCursorException {
        ScanPage page = index.scan(
                new ScanRequest(query(asset), ALL, ScanRequest.Order.ID, PAGE, Optional.ofNullable(job.place())));
        List<IndexedDocument> changed = new ArrayList<>();
        List<Mention> found = new ArrayList<>();
        for (IndexedDocument document : page.documents()) {
            List<Mention> own = watchList.match(document.document()).stream()
                    .filter(mention -> mention.assetId() == asset.id())
                    .toList();
            if (!own.isEmpty()) {
                changed.add(with(document, asset.id(), own));
                found.addAll(own);
            }
        }
        return new Looked(changed, found, page.next().orElse(null));
    }

    private Looked removing(Asset asset, ArchiveTable.Job job) {
        List<DocumentId> documents = history.documents(asset.id(), Optional.ofNullable(job.place()), PAGE);
        List<IndexedDocument> changed = documents.stream()
                .flatMap(id -> index.get(id, ALL).stream())
                .filter(document -> document.mentions().stream().anyMatch(mention -> mention.assetId() == asset.id()))
                .map(document -> with(document, asset.id(), List.of()))
                .toList();
        return new Looked(
                changed,
                List.of(),
                documents.size() < PAGE ? null : documents.getLast().value());
    }

    private static IndexedDocument with(IndexedDocument document, long asset, List<Mention> own) {
        List<Mention> mentions = new ArrayList<>(document.mentions().stream()
                .filter(mention -> mention.assetId() != asset)
                .toList());
        mentions.addAll(own);
        return new IndexedDocument(
                document.document(),
                document.firstSeen(),
                document.changedAt(),
                document.version(),
                document.captureSeq(),
                mentions,
                document.truncation());
    }

    /** Finds every document that may mention it; the watch list decides. */
    static Query query(Asset asset) {
        String value = asset.value();
        return switch (asset.type()) {
            case NAME, EXECUTIVE, KEYWORD ->
                new Query.Or(List.of(
                        new Query.Phrase(value), new Query.EntityValue(EntityField.ORG, value.replace("*", " "))));
            case DOMAIN -> new Query.EntityValue(EntityField.DOMAIN, value);
            case EMAIL_DOMAIN ->
                new Query.Or(List.of(
                        new Query.EntityValue(EntityField.EMAIL, "*@" + value),
                        new Query.EntityValue(EntityField.CREDENTIAL, "*@" + value)));
            case IP_RANGE -> new Query.EntityValue(EntityField.IP, value);
            case CARD_BIN -> new Query.EntityValue(EntityField.CARD, value);
        };
    }
}
