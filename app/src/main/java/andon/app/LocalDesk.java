package andon.app;

import andon.app.settings.DataFolder;
import andon.app.settings.Settings;
import andon.app.settings.UsageException;
import andon.crawler.candidates.Candidates;
import andon.crawler.safety.Quarantine;
import andon.crawler.source.SourceDocument;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.searchapi.audit.Actor;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.deposits.Deposits;
import andon.searchapi.knowledge.Knowledge;
import andon.searchapi.knowledge.KnowledgeVersion;
import andon.searchapi.lists.BadListException;
import andon.searchapi.lists.ListReport;
import andon.searchapi.sources.CandidateCatalog;
import andon.searchapi.sources.CandidateCatalog.Candidate;
import andon.searchapi.sources.QuarantineList;
import andon.searchapi.sources.SourceCatalog;
import andon.searchapi.sources.SourceCatalog.Loaded;
import andon.searchapi.sources.SourceCatalog.Outcome;
import andon.searchapi.sources.SourceCatalog.Version;
import andon.searchapi.sources.SourceImport;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries commands out in the database itself. */
final class LocalDesk implements Desk {
    private final Settings settings;
    private final Database database;
    private final SourceRegistry registry;
    private final SourceCatalog sources;
    private final CandidateCatalog candidates;
    private final QuarantineList quarantine;
    private final AuditLog audit;
    private final Knowledge knowledge;
    private final String who = Stores.WHO;

    private LocalDesk(Settings settings, Database database) {
        InstantSource clock = InstantSource.system();
        this.settings = settings;
        this.database = database;
        this.registry = new SourceRegistry(database, clock);
        this.sources = new RegistryCatalog(registry, this::begin);
        var safety = Crawling.safety(database, settings, clock);
        this.candidates = new FoundCandidates(new Candidates(database, registry, safety, clock));
        this.quarantine = new HeldHosts(new Quarantine(database, clock), registry);
        this.audit = new AuditLog(database, new DataFolder(settings.data()).auditAnchors(clock), clock);
        this.knowledge = new Knowledge(database, audit, clock);
    }

    /** Fails at once if another process has the embedded database. */
    static LocalDesk open(Settings settings) {
        Database database = Database.open(settings.database().in(new DataFolder(settings.data())));
        try {
            return new LocalDesk(settings, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private Optional<String> begin(SourceId source) {
        try (Stores stores = Stores.openWithoutIndex(settings);
                var crawler = Crawling.crawler(stores, settings)) {
            return RegistryCatalog.begin(crawler, source);
        }
    }

    private void attend(SourceId source) {
        try (Stores stores = Stores.openWithoutIndex(settings);
                var crawler = Crawling.crawler(stores, settings)) {
            crawler.attended(source);
        }
    }

    @Override
    public Loaded.Done load(String yaml) {
        return switch (sources.load(yaml, who)) {
            case Loaded.Done done -> {
                audit.recordCommand(who, Action.SOURCE_CHANGE, "sources", "a file was loaded");
                yield done;
            }
            case Loaded.Wrong wrong -> throw new UsageException(wrong(wrong.line(), wrong.what()));
            case Loaded.Impossible impossible -> throw new DeskException(impossible.why() + "; nothing was changed");
        };
    }

    @Override
    public ListReport importSources(byte[] list, boolean clearWeb, boolean look) {
        try {
            return new SourceImport(database, sources, audit).take(new Actor.Command(who), list, clearWeb, look);
        } catch (BadListException e) {
            throw new UsageException(e.reason() + "; nothing was changed", e);
        }
    }

    @Override
    public void attended(String id) {
        source(id);
        attend(id(id));
        audit.recordCommand(who, Action.SOURCE_CHANGE, "source " + id, "attended");
    }

    @Override
    public List<Map<String, Object>> sources() {
        return registry.all().stream()
                .map(stored -> SourceDocument.entry(stored.source()))
                .toList();
    }

    @Override
    public Shown source(String id) {
        return sources.find(id(id))
                .map(d -> new Shown(id, d.version(), d.since(), d.yaml()))
                .orElseThrow(() -> unknown(id));
    }

    @Override
    public List<Version> history(String id) {
        List<Version> versions = sources.versions(id(id));
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return versions;
    }

    @Override
    public long put(String id, String definition, Optional<Long> expected) {
        return done(id, "stored", sources.put(id(id), definition, expected, who));
    }

    @Override
    public long pause(String id, boolean paused) {
        return done(id, paused ? "paused" : "resumed", sources.pause(id(id), paused, who));
    }

    @Override
    public long revert(String id, long version) {
        history(id);
        Outcome outcome = sources.revert(id(id), version, who);
        if (outcome instanceof Outcome.Missing) {
            throw new UsageException(
                    "the source " + id + " never had a version " + version + "; see: andon source history " + id);
        }
        return done(id, "reverted to " + version, outcome);
    }

    @Override
    public void remove(String id) {
        done(id, "removed", sources.remove(id(id), Optional.empty(), who));
    }

    @Override
    public void run(String id) {
        source(id);
        sources.runNow(id(id)).ifPresent(why -> {
            throw new DeskException(why);
        });
        audit.recordCommand(who, Action.SOURCE_CHANGE, "source " + id, "run now");
    }

    private long done(String id, String what, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> {
                audit.recordCommand(
                        who,
                        Action.SOURCE_CHANGE,
                        "source " + id,
                        what + ", version " + done.now().version());
                yield done.now().version();
            }
            case Outcome.Wrong wrong -> throw new UsageException(wrong(wrong.line(), wrong.what()));
            case Outcome.Stale stale ->
                throw new DeskException(
                        stale.version() == 0
                                ? "there is no source '" + id + "'"
                                : "there is a source '" + id + "' with version " + stale.version()
                                        + "; nothing was changed");
            case Outcome.HostTaken taken ->
                throw new DeskException("the host " + taken.host() + " belongs to the source " + taken.source()
                        + "; nothing was changed");
            case Outcome.Missing missing -> throw unknown(id);
        };
    }

    private static String wrong(int line, String what) {
        return "line " + line + ": " + what + "; nothing was changed";
    }

    @Override
    public List<Candidate> candidates(boolean decided, int most) {
        return decided
                ? candidates.decided(most)
                : candidates.open(Optional.empty(), most).candidates();
    }

    @Override
    public String accept(String host, Optional<String> id, Optional<String> definition) {
        return decided(host, candidates.accept(host, id.map(LocalDesk::id), definition, who));
    }

    @Override
    public void refuse(String host) {
        decided(host, candidates.refuse(host, who));
    }

    private String decided(String host, CandidateCatalog.Outcome outcome) {
        return switch (outcome) {
            case CandidateCatalog.Outcome.Accepted accepted -> {
                audit.recordCommand(
                        who, Action.CANDIDATE_DECISION, "candidate " + host, "accepted as source " + accepted.source());
                yield accepted.source().value();
            }
            case CandidateCatalog.Outcome.Refused refused -> {
                audit.recordCommand(who, Action.CANDIDATE_DECISION, "candidate " + host, "refused");
                yield "";
            }
            case CandidateCatalog.Outcome.Wrong wrong -> throw new UsageException(wrong(wrong.line(), wrong.what()));
            case CandidateCatalog.Outcome.Impossible impossible ->
                throw new DeskException(impossible.why() + "; nothing was changed");
            case CandidateCatalog.Outcome.Missing missing ->
                throw new UsageException("there is no candidate " + host + "; see: andon source candidates");
        };
    }

    @Override
    public List<QuarantineList.Entry> quarantine() {
        return quarantine.all();
    }

    @Override
    public boolean quarantine(String host, String reason) {
        boolean added = quarantine.add(host, reason, who);
        if (added) {
            audit.recordCommand(who, Action.QUARANTINE_CHANGE, "host " + host, "under quarantine: " + reason);
        }
        return added;
    }

    @Override
    public void release(String host, String reason) {
        if (!quarantine.release(host)) {
            throw new UsageException(host + " is not under quarantine; see: andon source quarantine");
        }
        audit.recordCommand(who, Action.QUARANTINE_CHANGE, "host " + host, "released: " + reason);
    }

    @Override
    public Deposits.Outcome deposit(Path file, SourceId source, String origin) {
        try (Stores stores = Stores.openWithoutIndex(settings)) {
            return new Deposits(
                            stores.database(),
                            stores.evidence(),
                            DepositHeads::headsTable,
                            new DetectorMask(stores.secretsKey()),
                            audit,
                            stores.clock())
                    .take(new Actor.Command(who), file, String.valueOf(file.getFileName()), source, origin);
        } catch (IOException e) {
            throw new DeskException(file + " cannot be taken in: " + Failures.describe(e), e);
        }
    }

    @Override
    public Knowledge.Import bringKnowledge(Path file, boolean evenIfSmaller) {
        return knowledge.bring(file, String.valueOf(file.getFileName()), new Knowledge.By.Command(who), evenIfSmaller);
    }

    @Override
    public List<KnowledgeVersion> knowledge() {
        return knowledge.versions();
    }

    @Override
    public void restoreKnowledge(long version) {
        if (knowledge.restore(version, new Knowledge.By.Command(who)).isEmpty()) {
            throw new UsageException("there is no version " + version + "; see: andon knowledge list");
        }
    }

    private static SourceId id(String id) {
        return new SourceId(id);
    }

    private static UsageException unknown(String id) {
        return new UsageException("there is no source '" + id + "'; see: andon source list");
    }

    @Override
    public void close() {
        database.close();
    }
}
