package andon.app;

import andon.app.settings.DataFolder;
import andon.app.settings.IndexSection;
import andon.app.settings.Settings;
import andon.corpus.Corpus;
import andon.corpus.index.DocumentIndex;
import andon.corpus.index.Engine;
import andon.corpus.index.EngineIndex;
import andon.corpus.index.Rebuild;
import andon.corpus.index.Refusals;
import andon.corpus.index.SqlRefusals;
import andon.corpus.index.elasticsearch.ElasticsearchEngine;
import andon.corpus.index.elasticsearch.ElasticsearchRebuild;
import andon.corpus.index.elasticsearch.Pause;
import andon.corpus.index.lucene.LuceneEngine;
import andon.corpus.index.lucene.LuceneRebuild;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.evidence.EvidenceEnvelopes;
import andon.evidence.EvidenceSettings;
import andon.evidence.EvidenceStore;
import andon.evidence.WarcEvidenceStore;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.SignInSettings;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.assets.ProofSettings;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.health.HealthOverview.IndexReport;
import andon.searchapi.requests.SealedAttachments;
import andon.searchapi.samples.SealedSamples;
import andon.vocabulary.MaskedSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * The open stores, which every command and every role shares: the SQL database and what is kept in it, the evidence, the
 * corpus. Closing closes all of them, the database last.
 */
public record Stores(
        DataFolder folder,
        Database database,
        EvidenceStore evidence,
        Corpus corpus,
        SourceRegistry sources,
        Optional<IndexOwnership> ownedIndex,
        MaskedSecret.Key secretsKey,
        InstantSource clock)
        implements AutoCloseable {

    /** Who gives the commands of this process, for the audit log. */
    static final String WHO = "command of " + System.getProperty("user.name");

    /** Opens what the settings name, making what is missing. */
    public static Stores open(Settings settings) {
        return open(settings, InstantSource.system());
    }

    /** As {@link #open(Settings)}, with all stages on {@code clock}. */
    static Stores open(Settings settings, InstantSource clock) {
        return open(settings, clock, true);
    }

    /** All but the search index, which another process may have. */
    static Stores openWithoutIndex(Settings settings) {
        return open(settings, InstantSource.system(), false);
    }

    /** What the roles need. */
    static Stores openFor(Settings settings, Set<ProcessRole> roles) {
        boolean searches = roles.contains(ProcessRole.INDEXER) || roles.contains(ProcessRole.API);
        return open(settings, InstantSource.system(), searches);
    }

    private static Stores open(Settings settings, InstantSource clock, boolean searches) {
        DataFolder folder = new DataFolder(settings.data());
        MaskedSecret.Key key = folder.secretsKey();
        Database database = Database.open(settings.database().in(folder));
        try {
            SourceRegistry sources = new SourceRegistry(database, clock);
            EvidenceSettings kept = settings.evidence().in(folder);
            EvidenceEnvelopes envelopes = EvidenceEnvelopes.of(kept.sealing());
            new SealedAttachments(database, envelopes).requireKeyFile();
            new SealedSamples(database, envelopes, Optional.empty()).requireKeyFile();
            EvidenceStore evidence = WarcEvidenceStore.open(kept, database, clock);
            try {
                Optional<IndexOwnership> owned = searches && settings.index().engine() == IndexSection.Kind.LUCENE
                        ? IndexOwnership.take(database)
                        : Optional.empty();
                try {
                    Engine engine = searches
                            ? engine(settings.index(), folder, clock, new SqlRefusals(database, clock))
                            : new AbsentEngine();
                    DocumentIndex index = new EngineIndex(
                            engine, new KnownMirrors(sources, clock), clock, Corpus.ownership(database));
                    Corpus corpus = Corpus.of(database, index, clock);
                    return new Stores(folder, database, evidence, corpus, sources, owned, key, clock);
                } catch (RuntimeException e) {
                    owned.ifPresent(IndexOwnership::close);
                    throw e;
                }
            } catch (RuntimeException e) {
                evidence.close();
                throw e;
            }
        } catch (IOException e) {
            database.close();
            throw new UncheckedIOException("the evidence in " + folder.evidence() + " cannot be opened", e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Begins a new index beside the one in use, which need not be open or readable. */
    Rebuild rebuildIndex(IndexSection settings) {
        return switch (settings.engine()) {
            case LUCENE -> LuceneRebuild.begin(folder.index(), refusals());
            case ELASTICSEARCH ->
                ElasticsearchRebuild.begin(settings.elasticsearch().connection(), clock, refusals(), Pause.REAL);
        };
    }

    /** What became of the captures so far. */
    IndexReport indexReport() {
        long captures = evidence().lastSeq();
        return new IndexReport(
                captures,
                Math.max(0, captures - corpus().ledger().indexedSeq()),
                refusals().count());
    }

    /** What the search engine refused. */
    SqlRefusals refusals() {
        return new SqlRefusals(database, clock);
    }

    /** The same stores with this index; closing either closes what they share. */
    Stores withIndex(Engine engine) {
        DocumentIndex index =
                new EngineIndex(engine, new KnownMirrors(sources, clock), clock, Corpus.ownership(database));
        return new Stores(
                folder, database, evidence, Corpus.of(database, index, clock), sources, ownedIndex, secretsKey, clock);
    }

    private static Engine engine(IndexSection settings, DataFolder folder, InstantSource clock, Refusals refusals) {
        return switch (settings.engine()) {
            case LUCENE -> LuceneEngine.open(folder.index(), refusals);
            case ELASTICSEARCH ->
                ElasticsearchEngine.open(settings.elasticsearch().connection(), clock, refusals, Pause.REAL);
        };
    }

    /** The audit log, anchored in the data folder. */
    AuditLog audit() {
        return new AuditLog(database, folder.auditAnchors(clock), clock);
    }

    public Accounts accounts() {
        return new Accounts(database, SignInSettings.defaults(), clock);
    }

    /** What customers own and how it is proven; the caller closes it. */
    public AssetProofs assetProofs(ProofSettings settings) {
        return new AssetProofs(database, corpus.assets(), settings, audit(), clock);
    }

    public ApiKeys apiKeys() {
        return new ApiKeys(database, clock);
    }

    @Override
    public void close() {
        try (database) {
            try {
                corpus.close();
            } finally {
                ownedIndex.ifPresent(IndexOwnership::close);
                evidence.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence store did not close", e);
        }
    }
}
