package andon.app;

import andon.app.settings.Settings;
import andon.app.settings.UsageException;
import andon.evidence.EvidenceStore.Verification;
import andon.indexer.IndexVerification;
import andon.indexer.Indexer;
import andon.searchapi.audit.AuditCheck;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks that the evidence is what was captured, or that the index has what the captures brought. */
@Command(
        name = "verify",
        description = {
            "Checks the hash chains of the capture log and of the audit log and every WARC record's digest; names the first"
                    + " broken link of each.",
            "With --index: compares the index with what the captures brought, names every difference and repairs it."
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Option(
            names = "--index",
            description =
                    "The index instead of the evidence: captures whose documents are missing are read again, documents"
                            + " that no capture brought are removed.")
    private boolean index;

    @Option(names = "--no-repair", description = "With --index: names the differences, changes nothing.")
    private boolean compareOnly;

    @Override
    public Integer call() {
        if (index) {
            return verifyIndex();
        }
        if (compareOnly) {
            throw new UsageException("--no-repair goes with --index; the evidence is never repaired");
        }
        try (Stores stores = place.openWithoutIndex()) {
            Verification verification = stores.evidence().verify();
            place.out().println(verification.checked() + " captures checked, " + said(verification.firstBroken()));
            AuditCheck.Verification audit = stores.audit().verify();
            place.out().println(audit.checked() + " audit records checked, " + said(audit.firstBroken()));
            place.out().println("The last audit record's hash is " + audit.lastHash());
            return verification.firstBroken().isPresent() || audit.firstBroken().isPresent() ? 1 : 0;
        }
    }

    private static String said(Optional<String> broken) {
        return broken.map(b -> "broken: " + b).orElse("all whole");
    }

    private int verifyIndex() {
        Settings settings = place.settings();
        try (Stores stores = place.open();
                Indexer indexer = Indexing.indexer(stores, settings.indexer())) {
            IndexVerification verification = new IndexVerification(
                    stores.corpus().ledger(),
                    stores.corpus().index(),
                    indexer,
                    line -> place.out().println(line));
            IndexVerification.Result result = compareOnly ? verification.compare() : verification.repair();
            stores.refusals().forgetTaken(stores.corpus().index());
            place.out().println(summary(result));
            return result.isWhole() ? 0 : 1;
        }
    }

    private static String summary(IndexVerification.Result result) {
        String found = result.compared() + " documents compared, " + result.missing() + " missing, " + result.unknown()
                + " unknown";
        if (!result.repaired() || result.missing() + result.unknown() == 0) {
            return found;
        }
        long repaired = result.missing() + result.unknown() - result.notRead() - result.failed();
        return found + "; " + repaired + " repaired, " + result.notRead() + " no longer found in their captures, "
                + result.failed() + " refused by the index";
    }
}
