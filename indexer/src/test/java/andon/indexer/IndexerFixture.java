package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Corpus;
import andon.corpus.index.DocumentIndex;
import andon.corpus.index.EngineIndex;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.index.RelatedRequest;
import andon.corpus.index.RelatedValue;
import andon.corpus.index.ScanPage;
import andon.corpus.index.ScanRequest;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.SimilarDocument;
import andon.corpus.index.TimelineRequest;
import andon.corpus.index.Visibility;
import andon.corpus.index.lucene.LuceneEngine;
import andon.corpus.query.Query;
import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.SqlAlerts;
import andon.corpus.watch.Subscription;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.evidence.EvidenceSettings;
import andon.evidence.EvidenceStore;
import andon.evidence.Exchange;
import andon.evidence.Header;
import andon.evidence.WarcEvidenceStore;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.Capture;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Evidence, database and index in a folder, with an indexer whose index can be torn away as by a crash. */
final class IndexerFixture implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-16T20:00:00Z");
    static final OrganisationId VANTOREL = new OrganisationId("vantorel");
    static final String ADDRESS = "http://board.example/showthread.php?tid=5";

    /** Commits on demand only. */
    private static final IndexerSettings SETTINGS =
            new IndexerSettings(100, Duration.ofMillis(10), 1_000_000, Duration.ofMinutes(10), Duration.ofMillis(10));

    private static final List<String> TABLES = List.of(
            "document",
            "document_version",
            "document_fingerprint",
            "mention",
            "alert",
            "alert_news",
            "delivery",
            "page_reading",
            "corpus_counter");

    final Path folder;
    private final Function<Path, DocumentIndex> opening;
    final Database database;
    final EvidenceStore evidence;
    volatile Instant now = START;
    Corpus corpus;
    TroubledIndex index;
    Indexer indexer;
    private Path indexFolder;
    private int generation;
    private long captured;

    IndexerFixture(Path folder) throws IOException {
        this(folder, image -> new EngineIndex(LuceneEngine.open(image), Mirrors.NONE, InstantSource.system()));
    }

    /** @param opening opens the index that a folder stands for */
    IndexerFixture(Path folder, Function<Path, DocumentIndex> opening) throws IOException {
        this.folder = folder;
        this.opening = opening;
        this.database = Database.open(DatabaseSettings.embedded(folder));
        this.evidence = WarcEvidenceStore.open(EvidenceSettings.defaults(folder.resolve("warc")), database, () -> now);
        this.indexFolder = folder.resolve("index");
        this.corpus = Corpus.of(database, opening.apply(indexFolder), () -> now);
        this.index = new TroubledIndex(corpus.index());
        this.indexer = indexer(SETTINGS);
    }

    Indexer indexer(IndexerSettings settings) {
        return new Indexer(
                evidence,
                Pages.READER,
                corpus.ledger(),
                corpus.readings(),
                corpus.watchList(),
                new SqlAlerts(database, index),
                index,
                database,
                () -> now,
                settings);
    }

    /** What a MyBB thread page looks like; each post is {@code id, author, words}. */
    static String thread(String... posts) {
        StringBuilder html = new StringBuilder(
                "<html><head><title>Board</title></head><body><div id=\"posts_container\"><table class=\"tborder\"><tr><td class=\"thead\">"
                        + "<div><strong>Ships and freight</strong></div></td></tr></table><div id=\"posts\">");
        for (int i = 0; i < posts.length; i += 3) {
            html.append("""
                    <div class="post classic" id="post_%1$s"><div class="post_author"><div class="author_information">
                    <strong><span class="largetext"><a href="member.php?uid=3">%2$s</a></span></strong></div></div>
                    <div class="post_content"><div class="post_head"><span class="post_date">01-15-2026, 05:11 PM</span></div>
                    <div class="post_body scaleimages" id="pid_%1$s">%3$s</div></div></div>""".formatted(posts[i], posts[i + 1], posts[i + 2]));
        }
        return html.append("</div></div></body></html>").toString();
    }

    Capture capture(String address, String html) throws IOException {
        return capture(address, html.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** An hour after the one before. */
    Capture capture(String address, byte[] body, List<Header> more) throws IOException {
        Exchange exchange = new Exchange(
                new SourceId("board"),
                URI.create(address),
                START.minus(Duration.ofDays(1)).plus(Duration.ofHours(captured++)),
                List.of(),
                200,
                "OK",
                Stream.concat(Stream.of(new Header("Content-Type", "text/html; charset=utf-8")), more.stream())
                        .toList(),
                body,
                Optional.empty(),
                Map.of());
        return evidence.append(exchange, c -> {});
    }

    /** The server says, an hour after the capture before, that nothing has changed since {@code before}. */
    Capture notModified(Capture before) throws IOException {
        return evidence.append(
                new Exchange(
                        before.source(),
                        before.address(),
                        START.minus(Duration.ofDays(1)).plus(Duration.ofHours(captured++)),
                        List.of(),
                        304,
                        "Not Modified",
                        List.of(),
                        new byte[0],
                        Optional.empty(),
                        Map.of(),
                        Optional.of(new Exchange.Unchanged(before.seq(), Exchange.Kind.NOT_MODIFIED))),
                c -> {});
    }

    /** A confirmed name with a subscription to all that is said of it. */
    Asset watch(String name) throws QuerySyntaxException {
        Asset asset = corpus.assets().propose(VANTOREL, AssetType.NAME, name);
        Asset confirmed = corpus.assets().confirm(asset.id()).orElseThrow();
        if (corpus.subscriptions().of(VANTOREL).isEmpty()) {
            corpus.subscriptions()
                    .create(VANTOREL, "all", "", null, List.of(new Subscription.Channel.Email("soc@vantorel.example")));
        }
        return confirmed;
    }

    /** Indexes what is pending without a commit of the index. */
    int indexAll() {
        int pending = (int) (evidence.lastSeq()
                - Math.min(index.committedSeq(), corpus.ledger().indexedSeq()));
        return pending == 0 ? 0 : indexer.indexPending(pending);
    }

    /** The process dies: the disk holds the index as of its last commit, and a new process opens it. */
    void crash() throws IOException {
        Path image = folder.resolve("index-" + ++generation);
        copy(indexFolder, image);
        reopen(image);
    }

    /** Somebody deletes the index; a new process makes it again. */
    void loseIndex() {
        reopen(folder.resolve("index-" + ++generation));
    }

    Path indexFolder() {
        return indexFolder;
    }

    void reopen(Path image) {
        corpus.close();
        indexFolder = image;
        corpus = Corpus.of(database, opening.apply(image), () -> now);
        index = new TroubledIndex(corpus.index());
        indexer = indexer(SETTINGS);
    }

    /**
     * Lucene's renewal thread makes and removes files of segments that no commit names while this copies: one that goes
     * between the listing and its copy would have been gone a moment later. A commit's own file never goes; were it
     * missing, opening the image would fail.
     */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                try {
                    Files.copy(file, to.resolve(file.getFileName()));
                } catch (NoSuchFileException e) {
                    assertThat(file.getFileName().toString()).startsWith("_");
                }
            }
        }
    }

    /** All that is derived. */
    record State(Map<String, List<String>> tables, List<IndexedDocument> documents) {}

    State state() {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : TABLES) {
            tables.put(
                    table,
                    database.sql().sql("select * from " + table).query().listOfRows().stream()
                            .map(Object::toString)
                            .sorted()
                            .toList());
        }
        return new State(tables, documents());
    }

    /** All documents of the index, by id. */
    List<IndexedDocument> documents() {
        index.refresh();
        return index.stream(new Query.All(), new Visibility.Everything(), ScanRequest.Order.ID)
                .toList();
    }

    IndexedDocument document(String identity) {
        return documents().stream()
                .filter(d -> d.document().identityKey().equals(identity))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + identity + " in " + documents()));
    }

    long count(String table) {
        return database.sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() throws IOException {
        corpus.close();
        evidence.close();
        database.close();
    }

    /** The real index, whose disk can be made to refuse; counts what is written. */
    static final class TroubledIndex implements DocumentIndex {
        private final DocumentIndex real;
        int puts;
        /** How many more puts succeed. */
        int room = Integer.MAX_VALUE;

        TroubledIndex(DocumentIndex real) {
            this.real = real;
        }

        @Override
        public void put(Collection<IndexedDocument> documents) {
            for (IndexedDocument document : documents) {
                if (room == 0) {
                    throw new IndexUnavailableException("no space left on device", null);
                }
                room--;
                puts++;
                real.put(document);
            }
        }

        @Override
        public void remove(andon.vocabulary.DocumentId id) {
            real.remove(id);
        }

        @Override
        public andon.corpus.index.DocumentFacts facts(IndexedDocument document) {
            return real.facts(document);
        }

        @Override
        public IndexedDocument redacted(IndexedDocument document, Visibility visibility) {
            return real.redacted(document, visibility);
        }

        @Override
        public void commit(long captureSeq) {
            if (room == 0) {
                throw new IndexUnavailableException("no space left on device", null);
            }
            real.commit(captureSeq);
        }

        @Override
        public long committedSeq() {
            return real.committedSeq();
        }

        @Override
        public void refresh() {
            real.refresh();
        }

        @Override
        public SearchPage search(SearchRequest request) throws InvalidCursorException {
            return real.search(request);
        }

        @Override
        public ScanPage scan(ScanRequest request) throws InvalidCursorException {
            return real.scan(request);
        }

        @Override
        public List<TimelineRequest.Bucket> timeline(TimelineRequest request) {
            return real.timeline(request);
        }

        @Override
        public List<RelatedValue> related(RelatedRequest request) {
            return real.related(request);
        }

        @Override
        public List<SimilarDocument> similar(andon.vocabulary.DocumentId id, Visibility visibility, int limit) {
            return real.similar(id, visibility, limit);
        }

        @Override
        public List<SearchPage.FacetCount> values(Facet facet, String prefix, Visibility visibility, int limit) {
            return real.values(facet, prefix, visibility, limit);
        }

        @Override
        public Optional<IndexedDocument> get(andon.vocabulary.DocumentId id, Visibility visibility) {
            return real.get(id, visibility);
        }

        @Override
        public boolean matches(Query query, andon.vocabulary.Document document) {
            return real.matches(query, document);
        }

        @Override
        public boolean matches(Query query, IndexedDocument document) {
            return real.matches(query, document);
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
