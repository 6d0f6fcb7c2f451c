package andon.crawler.frontier;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one batch of acknowledgements changes about one source, worked out in memory before it is written. Whether a page
 * or link is known is asked of the {@link SiteMemory}, which {@link Acknowledging} has prepared.
 */
final class SiteBook {
    /** So many pages of one form are no crowd. */
    static final long ROOMY = 100;

    final SiteLease lease;
    final VisitRow visit;
    final SiteMemory memory;
    final List<LookedRow> looked = new ArrayList<>();
    final List<RetryRow> retries = new ArrayList<>();
    final List<NewRow> found = new ArrayList<>();
    final Map<Long, Long> newHints = new LinkedHashMap<>();
    final Map<String, Integer> codes = new LinkedHashMap<>();
    long pages;
    long bytes;
    /** Failures to reach the host since its last answer. */
    int hostFailures;

    private final Recrawl recrawl;
    private final OffsetDateTime now;

    SiteBook(SiteLease lease, VisitRow visit, SiteMemory memory, OffsetDateTime now) {
        this.lease = lease;
        this.visit = visit;
        this.memory = memory;
        this.recrawl = new Recrawl(visit);
        this.now = now;
        this.hostFailures = visit.hostFailures();
    }

    /** A page whose look is over. */
    record LookedRow(
            long id,
            Recrawl.Look look,
            String outcome,
            long capturedSeq,
            @Nullable String payloadSha256,
            @Nullable String etag,
            @Nullable String lastModified,
            long substance) {}

    /** A page that is tried again in this visit. */
    record RetryRow(long id, OffsetDateTime due, int attempts, String outcome) {}

    /** A page that is new. */
    record NewRow(
            Discovered page, long key, int depth, @Nullable String via, PageQueue queue) {}

    void add(Acknowledgement acknowledgement) {
        codes.merge(acknowledgement.code(), 1, Integer::sum);
        DuePage page = acknowledgement.page();
        switch (acknowledgement.result()) {
            case Acknowledgement.Captured captured -> captured(page, captured, acknowledgement.code());
            case Acknowledgement.Moved moved -> {
                hostFailures = 0;
                links(page, moved.links());
                looked.add(unchanged(page, recrawl.moved(page.row(), page.depth()), moved.code()));
            }
            case Acknowledgement.Gone gone -> gone(page, gone.code());
            case Acknowledgement.Failed failed -> failed(page, failed.failure());
        }
    }

    private void captured(DuePage page, Acknowledgement.Captured captured, String code) {
        hostFailures = 0;
        pages++;
        bytes += captured.bytes();
        PageRow row = page.row();
        long substance = captured.unchanged() ? row.substance() : captured.substance();
        boolean changed = !captured.unchanged() && substance != row.substance();
        memory.hints.learn(row.hintColumns(), changed);
        int newPages = links(page, captured.links());
        ShapeStats shape = shape(row.shape());
        if (!captured.unchanged()) {
            shape.looked(row.wasCaptured(), captured.rows(), newPages);
        }
        // Of an unchanged page the links were not read again: what it was, it is still.
        boolean listing = captured.unchanged() ? row.queue() == PageQueue.LISTING : shape.isListing();
        looked.add(new LookedRow(
                page.id(),
                recrawl.found(row, page.depth(), listing, changed),
                code,
                captured.bodySeq(),
                captured.payloadSha256(),
                emptyToNull(captured.etag()),
                emptyToNull(captured.lastModified()),
                substance));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** As if it had never been captured: that it is still gone is nothing to capture, that it is back is. */
    private void gone(DuePage page, String code) {
        hostFailures = 0;
        looked.add(new LookedRow(
                page.id(), recrawl.nothing(page.row(), page.depth(), true), code, 0, null, null, null, 0));
    }

    private void failed(DuePage page, Failure failure) {
        boolean host = failure.reach() == Failure.Reach.HOST;
        hostFailures = host ? hostFailures + 1 : 0;
        if (page.attempt() < failure.tries()) {
            retries.add(new RetryRow(page.id(), now.plus(failure.rest()), page.attempt(), failure.code()));
        } else {
            looked.add(unchanged(page, recrawl.nothing(page.row(), page.depth(), !host), failure.code()));
        }
    }

    private static LookedRow unchanged(DuePage page, Recrawl.Look look, String outcome) {
        PageRow row = page.row();
        return new LookedRow(
                page.id(),
                look,
                outcome,
                row.capturedSeq(),
                row.payloadSha256(),
                row.etag(),
                row.lastModified(),
                row.substance());
    }

    /** Notes where a page leads; says how many pages are new. */
    private int links(DuePage page, List<Discovered> links) {
        int before = found.size();
        if (page.depth() < visit.depth()) {
            for (Discovered link : links) {
                link(
                        link,
                        page.depth() + 1,
                        page.address().toString(),
                        page.row().isHit() ? PageQueue.PROMISING : null);
            }
        }
        return found.size() - before;
    }

    /** Notes a link to a page; {@code queue} if it must wait in a certain one. */
    void link(Discovered link, int depth, @Nullable String via, @Nullable PageQueue queue) {
        long key = AddressKey.of(link.address());
        if (memory.knows(key)) {
            if (link.hint() != 0 && memory.settles(key, link.hint()) && link.hint() != memory.hint(key)) {
                newHints.put(key, link.hint());
                memory.remember(key, link.hint());
            }
            return;
        }
        ShapeStats shape = shape(link.shape());
        if (shape.known >= link.mostOfShape()) {
            return;
        }
        boolean crowded = shape.known >= Math.max(ROOMY, visit.pageBudget() / 2);
        shape.add();
        memory.remember(key, link.hint());
        memory.settles(key, link.hint());
        PageQueue waits = queue != null ? queue : crowded ? PageQueue.CROWDED : PageQueue.NEW;
        found.add(new NewRow(link, key, depth, via, waits));
    }

    private ShapeStats shape(String shape) {
        return memory.shapes.computeIfAbsent(shape, s -> new ShapeStats());
    }
}
