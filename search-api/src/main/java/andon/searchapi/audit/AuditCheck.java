package andon.searchapi.audit;

import andon.evidence.ChainAnchors;
import andon.evidence.ChainHash;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares the audit log with itself and with what was anchored of it. */
public final class AuditCheck {
    private final AuditChain chain;
    private final List<ChainAnchors.Anchor> anchors;

    /** @param anchors in the order of their numbers */
    AuditCheck(AuditChain chain, List<ChainAnchors.Anchor> anchors) {
        this.chain = chain;
        this.anchors = anchors;
    }

    /**
     * What a check found.
     *
     * @param checked how many records were checked
     * @param lastHash the hash of the last of them: noted elsewhere, it shows later that nothing before it was changed
     * @param firstBroken a sentence that names the first broken link; empty if all is whole
     */
    public record Verification(long checked, String lastHash, Optional<String> firstBroken) {}

    /** Checks the records that are there now; those that come while it runs are left for the next time. */
    Verification run() {
        AuditChain.Head end = chain.head();
        if (!chain.begun()) {
            // Nothing is tied yet; the first record that is written does it.
            return new Verification(
                    0,
                    ChainHash.NONE,
                    anchors.isEmpty()
                            ? Optional.empty()
                            : Optional.of("the audit log was begun anew, though record "
                                    + anchors.getFirst().number() + " was anchored"));
        }
        long checked = 0;
        int anchor = 0;
        AuditChain.Head last = new AuditChain.Head(0, ChainHash.NONE);
        while (last.id() < end.id()) {
            List<AuditLink> batch = chain.after(last.id());
            if (batch.isEmpty()) {
                break;
            }
            for (AuditLink link : batch) {
                if (link.entry().id() > end.id()) {
                    break;
                }
                Optional<String> fault = faultOf(link, last);
                if (fault.isPresent()) {
                    return new Verification(checked, last.hash(), fault);
                }
                last = new AuditChain.Head(link.entry().id(), Objects.requireNonNull(link.hash()));
                checked++;
                while (anchor < anchors.size() && anchors.get(anchor).number() <= last.id()) {
                    ChainAnchors.Anchor noted = anchors.get(anchor++);
                    if (noted.number() != last.id() || !noted.hash().equals(last.hash())) {
                        return new Verification(checked, last.hash(), Optional.of(differsFrom(noted)));
                    }
                }
            }
            if (batch.getLast().entry().id() > end.id()) {
                break;
            }
        }
        return new Verification(checked, last.hash(), faultOfEnd(last, end, anchor));
    }

    private Optional<String> faultOf(AuditLink link, AuditChain.Head last) {
        long id = link.entry().id();
        if (!link.isIntact()) {
            return Optional.of("audit record " + id + " was altered, or was not written by Andon");
        }
        if (last.hash().equals(link.previousHash())) {
            return Optional.empty();
        }
        return Optional.of(
                id == last.id() + 1
                        ? "the link from audit record " + last.id() + " to " + id
                                + " is broken: one of them was altered or put in"
                        : "the link from audit record " + last.id() + " to " + id + " is broken: "
                                + (id - last.id() - 1) + " between them are missing");
    }

    private Optional<String> faultOfEnd(AuditChain.Head last, AuditChain.Head end, int anchor) {
        if (last.id() < end.id()) {
            return Optional.of("the audit log ends after record " + last.id() + ", but " + end.id() + " were written");
        }
        if (!last.hash().equals(end.hash())) {
            return Optional.of("audit record " + last.id() + " is not the one that was written last");
        }
        if (anchor < anchors.size()
                && anchors.get(anchor).number() > chain.head().id()) {
            return Optional.of("the audit log ends after record " + last.id() + ", but record "
                    + anchors.get(anchor).number() + " was anchored at "
                    + anchors.get(anchor).at());
        }
        return chain.behindTheEnd()
                .map(id -> "audit record " + id + " stands behind the end of the log: Andon did not" + " write it");
    }

    private static String differsFrom(ChainAnchors.Anchor noted) {
        return "audit record " + noted.number() + " is not the one that was anchored at " + noted.at()
                + ": it or one before it was altered";
    }
}
