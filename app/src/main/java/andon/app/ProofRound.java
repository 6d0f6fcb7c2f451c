package andon.app;

import andon.searchapi.alerts.OperatorMail;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.assets.OwnedAsset;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A round of looking for the proofs of what customers own; operators are told of domains that were confirmed without one, once,
 * when their term begins.
 *
 * @param console where readers reach the console, without a slash at the end
 */
record ProofRound(AssetProofs proofs, OperatorMail operators, String console, InstantSource clock) {
    private static final Logger log = LoggerFactory.getLogger(ProofRound.class);
    /** More nobody reads in a mail; analysts see all in the console. */
    static final int MOST_LINES = 50;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    void run() {
        List<OwnedAsset> termed = proofs.giveTerms();
        if (!termed.isEmpty()) {
            tell(termed);
        }
        proofs.lookAgain();
    }

    private void tell(List<OwnedAsset> termed) {
        StringBuilder text =
                new StringBuilder("These domains were confirmed before domains had to be proven. They go on until"
                        + " the time beside them; unless their owners prove them by then, they are lost:\n\n");
        for (OwnedAsset owned : termed.subList(0, Math.min(termed.size(), MOST_LINES))) {
            text.append("  ")
                    .append(owned.asset().owner())
                    .append("  ")
                    .append(owned.asset().value())
                    .append("  ")
                    .append(owned.proveBy() == null ? "" : TIME.format(owned.proveBy()))
                    .append('\n');
        }
        if (termed.size() > MOST_LINES) {
            text.append("  and ").append(termed.size() - MOST_LINES).append(" more\n");
        }
        text.append("\nTheir owners find how at ").append(console).append("/assets\n");
        String subject =
                "[Andon] " + (termed.size() == 1 ? "1 domain was" : termed.size() + " domains were") + " never proven";
        log.warn("{} domains were confirmed without a proof and have a term now; see the audit log", termed.size());
        operators
                .send("unproven-" + termed.getFirst().asset().id(), subject, text.toString(), clock.instant())
                .refused()
                .forEach(reason -> log.error("An operator could not be told: {}", reason));
    }
}
