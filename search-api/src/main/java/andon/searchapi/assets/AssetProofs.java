package andon.searchapi.assets;

import andon.corpus.watch.Assets;
import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.assets.DomainProof.Outcome;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Timetable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Who owns what, and how it was shown. A domain is proven by a token that its owner puts where only the owner can; the other
 * kinds are confirmed by an analyst. The proof is looked for again on a plan, and lost when it stays away. Thread-safe;
 * needs no Spring container.
 */
public final class AssetProofs implements AutoCloseable {
    /** Between two looks that a customer asks for. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    /** How long a proposal is looked at on the plan without anybody asking. */
    static final Duration YOUNG = Duration.ofDays(14);
    /** How many assets one round looks at, those that were looked at longest ago first. */
    static final int MOST_PER_ROUND = 2_000;

    static final int MAX_REASON = 500;

    private static final Duration LEAST_ROUND = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(AssetProofs.class);
    private static final int TOKEN_BYTES = 24;
    private static final int SIDE_BY_SIDE = 8;
    private static final String STAGE = "assets";

    private final Database database;
    private final Assets assets;
    private final ProofTable table;
    private final ArchiveTable archive;
    private final DomainProof proof;
    private final ProofSettings settings;
    private final AuditLog audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    /** Looks that customers ask for; those on the plan wait for each other only. */
    private final Semaphore asked = new Semaphore(SIDE_BY_SIDE);

    public AssetProofs(Database database, Assets assets, ProofSettings settings, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.assets = assets;
        this.table = new ProofTable(database);
        this.archive = new ArchiveTable(database);
        this.proof = new DomainProof(settings);
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether its owner proves it: by name it is found in the public DNS. */
    static boolean isProvable(Asset asset) {
        boolean domain = asset.type() == AssetType.DOMAIN || asset.type() == AssetType.EMAIL_DOMAIN;
        // An onion service stands in no DNS and is not read without Tor.
        return domain && !asset.value().endsWith(".onion");
    }

    /** Notes an asset; proposing one again that was withdrawn begins anew, with a new token. */
    public OwnedAsset propose(Viewer viewer, AssetType type, String value) {
        return database.inTransaction(() -> {
            Asset asset =
                    Problem.invalidIfRefused(() -> assets.propose(viewer.user().organisation(), type, value));
            begin(asset);
            record(viewer, asset, "proposed " + type.word() + " " + asset.value());
            return owned(asset);
        });
    }

    /** Has an asset that was noted proven, in the caller's transaction; says whether it was not, or was withdrawn. */
    boolean begin(Asset asset) {
        Optional<ProofRow> known = table.find(asset.id());
        boolean begins = known.isEmpty() || known.get().stage() == ProofRow.Stage.WITHDRAWN;
        if (begins) {
            table.begin(asset.id(), token(), clock.instant());
        }
        return begins;
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The assets of an organisation, without those it withdrew. */
    public List<OwnedAsset> of(OrganisationId owner) {
        return assets.of(owner).stream()
                .map(this::owned)
                .filter(owned -> owned.state() != OwnedAsset.State.WITHDRAWN)
                .toList();
    }

    private OwnedAsset owned(Asset asset) {
        return OwnedAsset.of(
                asset, table.find(asset.id()), archive.progress(asset.id()).orElse(null));
    }

    /** @throws org.springframework.web.ErrorResponseException not found, if it is not there or not the viewer's to see */
    public OwnedAsset asset(Viewer viewer, long id) {
        return owned(visible(viewer, id));
    }

    private Asset visible(Viewer viewer, long id) {
        return assets.asset(id)
                .filter(asset -> !viewer.is(Role.CUSTOMER)
                        || asset.owner().equals(viewer.user().organisation()))
                .filter(asset -> table.find(id)
                        .map(row -> row.stage() != ProofRow.Stage.WITHDRAWN)
                        .orElse(true))
                .orElseThrow(() -> Problem.notFound("Asset " + id));
    }

    /** An analyst's word for what cannot be proven. */
    public OwnedAsset confirm(Viewer viewer, long id) {
        Asset asset = visible(viewer, id);
        if (isProvable(asset)) {
            throw Problem.conflict("A " + asset.type().word()
                    + " is proven by its owner: by a TXT record, a file or a meta element, see the asset's challenge.");
        }
        return database.inTransaction(() -> {
            confirmed(asset, "analyst", viewer.user().name());
            record(viewer, asset, "confirmed");
            return owned(assets.asset(id).orElseThrow());
        });
    }

    /**
     * Confirms whatever it is without proof, for who runs Andon where a proof cannot be looked for: without the public DNS,
     * with invented domains. It is not looked for again.
     *
     * @param who for the audit log
     * @param reason 1 to 500 characters, kept with it and in the audit log
     * @throws IllegalArgumentException if there is no such asset or no reason
     */
    public OwnedAsset override(String who, long id, String reason) {
        String because = reason.strip();
        if (because.isEmpty() || because.length() > MAX_REASON) {
            throw new IllegalArgumentException("a reason has 1 to " + MAX_REASON + " characters");
        }
        return database.inTransaction(() -> {
            Asset asset = assets.asset(id).orElseThrow(() -> new IllegalArgumentException("there is no asset " + id));
            confirmed(asset, "operator", because);
            audit.recordCommand(who, Action.ASSET_CHANGE, "asset " + id, "confirmed without proof: " + because);
            return owned(assets.asset(id).orElseThrow());
        });
    }

    private void confirmed(Asset asset, String method, String result) {
        if (table.find(asset.id()).isEmpty()) {
            table.begin(asset.id(), token(), clock.instant());
        }
        confirm(asset.id());
        table.proven(asset.id(), method, result, clock.instant());
    }

    /** From now on it is watched, and what was collected before is searched. */
    private void confirm(long id) {
        if (!isConfirmed(id)) {
            assets.confirm(id);
            archive.begin(id, true, clock.instant().plus(ArchiveSearch.SETTLING));
        }
    }

    private void release(long id) {
        if (isConfirmed(id)) {
            assets.release(id);
            archive.begin(id, false, clock.instant());
        }
    }

    private boolean isConfirmed(long id) {
        return assets.asset(id).map(Asset::confirmed).orElse(false);
    }

    /** Takes an asset out of what is watched and shown, for ever or until it is proposed again. */
    public void withdraw(Viewer viewer, long id) {
        Asset asset = visible(viewer, id);
        database.inTransaction(() -> {
            if (table.find(id).isEmpty()) {
                table.begin(id, token(), clock.instant());
            }
            release(id);
            table.withdrawn(id, clock.instant());
            record(viewer, asset, "withdrawn");
            return asset;
        });
    }

    /** Looks for the proof now. */
    public OwnedAsset look(Viewer viewer, long id) {
        Asset asset = visible(viewer, id);
        if (!isProvable(asset)) {
            throw Problem.conflict("A " + asset.type().word() + " is confirmed by an analyst, not proven.");
        }
        Instant now = clock.instant();
        ProofRow row =
                table.find(id).orElseThrow(() -> Problem.conflict("It was confirmed before domains were proven."));
        if (row.lookedAt() != null && row.lookedAt().plus(BETWEEN_LOOKS).isAfter(now)) {
            throw Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "It was looked for a moment ago; wait " + BETWEEN_LOOKS.toSeconds() + " seconds.");
        }
        if (!asked.tryAcquire()) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "Many domains are being looked at; try again in a minute.");
        }
        try {
            note(asset, row, proof.look(asset.value(), row.token()), Optional.of(viewer));
        } finally {
            asked.release();
        }
        return asset(viewer, id);
    }

    /**
     * Gives a term to domains that were confirmed before they had to be proven: until then they go on as they are, and their
     * owners have a token to prove them by.
     *
     * @return those that have one since now
     */
    public List<OwnedAsset> giveTerms() {
        Set<Long> settled = table.settled();
        Instant proveBy = clock.instant().plus(settings.unprovenTerm());
        return assets.confirmed().stream()
                .filter(asset -> isProvable(asset) && !settled.contains(asset.id()))
                .map(asset -> database.inTransaction(() -> {
                    if (table.find(asset.id()).isEmpty()) {
                        table.begin(asset.id(), token(), clock.instant());
                    }
                    table.term(asset.id(), proveBy);
                    record(Optional.empty(), asset, "confirmed without a proof; goes on until " + proveBy);
                    return owned(asset);
                }))
                .toList();
    }

    /** Looks again for every proof that is due, and for young proposals; returns at how many it looked. */
    public int lookAgain() {
        Instant now = clock.instant();
        List<ProofRow> due = table.due(now.minus(settings.every()), now.minus(YOUNG), MOST_PER_ROUND);
        Semaphore sideBySide = new Semaphore(SIDE_BY_SIDE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ProofRow row : due) {
                threads.execute(() -> {
                    sideBySide.acquireUninterruptibly();
                    try {
                        lookAgain(row);
                    } catch (RuntimeException e) {
                        // The round's boundary: the others are looked at all the same.
                        log.warn(
                                "asset {} was not looked at: {}",
                                row.asset(),
                                e.getClass().getName());
                    } finally {
                        sideBySide.release();
                    }
                });
            }
        }
        return due.size();
    }

    private void lookAgain(ProofRow row) {
        assets.asset(row.asset())
                .filter(AssetProofs::isProvable)
                .ifPresent(asset -> note(asset, row, proof.look(asset.value(), row.token()), Optional.empty()));
    }

    /** When rounds are made: more often than a proof is due, so that none waits for twice as long. */
    public Timetable timetable() {
        Duration quarter = settings.every().dividedBy(4);
        return Timetable.every(quarter.compareTo(LEAST_ROUND) < 0 ? LEAST_ROUND : quarter);
    }

    private void note(Asset asset, ProofRow before, Outcome outcome, Optional<Viewer> viewer) {
        Instant now = clock.instant();
        database.inTransaction(() -> {
            ProofRow row = table.lock(asset.id());
            if (!row.token().equals(before.token()) || row.stage() == ProofRow.Stage.WITHDRAWN) {
                // Withdrawn or begun anew while it was looked for.
                return row;
            }
            switch (outcome) {
                case Outcome.Shown(var method) -> shown(asset, row, method, viewer, now);
                case Outcome.Missing(var reason) -> missing(asset, row, reason, settings.grace(), viewer, now);
                case Outcome.Unreachable(var reason) ->
                    missing(asset, row, reason, settings.unreachableGrace(), viewer, now);
            }
            return row;
        });
    }

    private void shown(Asset asset, ProofRow row, DomainProof.Method method, Optional<Viewer> viewer, Instant now) {
        table.proven(asset.id(), method.word(), "", now);
        if (isConfirmed(asset.id())) {
            return;
        }
        confirm(asset.id());
        record(viewer, asset, "proven by " + method.word());
        log.info("asset {} of {} is proven by {}", asset.id(), asset.owner(), method.word());
    }

    private void missing(
            Asset asset, ProofRow row, String reason, Duration grace, Optional<Viewer> viewer, Instant now) {
        ProofRow failed = table.missing(row, cut(reason), now);
        boolean away = row.stage() == ProofRow.Stage.PROVEN
                && failed.failures() >= ProofSettings.FEWEST_LOOKS
                && failed.failingSince() != null
                && !failed.failingSince().plus(grace).isAfter(now);
        boolean over = away || row.proveBy() != null && !row.proveBy().isAfter(now);
        if (over) {
            release(asset.id());
            table.lost(asset.id());
            record(Optional.empty(), asset, "proof lost: " + cut(reason));
            log.warn("asset {} of {} is lost: {}", asset.id(), asset.owner(), reason);
        } else if (viewer.isPresent()) {
            record(viewer, asset, "looked for the proof: " + cut(reason));
        }
    }

    private static String cut(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }

    private void record(Optional<Viewer> viewer, Asset asset, String what) {
        viewer.ifPresentOrElse(
                who -> record(who, asset, what),
                () -> audit.recordOwn(STAGE, Action.ASSET_CHANGE, "asset " + asset.id(), what));
    }

    private void record(Viewer viewer, Asset asset, String what) {
        audit.record(viewer, Action.ASSET_CHANGE, "asset " + asset.id(), what);
    }

    /** Every organisation's assets, for analysts. */
    public List<OwnedAsset> of(Stream<OrganisationId> owners) {
        return owners.flatMap(owner -> of(owner).stream()).toList();
    }

    @Override
    public void close() {
        proof.close();
    }
}
