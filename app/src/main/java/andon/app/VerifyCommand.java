package andon.app;

import andon.evidence.EvidenceStore.Verification;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks that the evidence is what was captured. */
@Command(
        name = "verify",
        description = "Checks the hash chain of the capture log and every record's digest; names the first broken one.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        try (Stores stores = place.openWithoutIndex()) {
            Verification verification = stores.evidence().verify();
            Optional<String> broken = verification.firstBroken();
            place.out()
                    .println(verification.checked() + " captures checked, "
                            + broken.map(b -> "broken: " + b).orElse("all whole"));
            return broken.isPresent() ? 1 : 0;
        }
    }
}
