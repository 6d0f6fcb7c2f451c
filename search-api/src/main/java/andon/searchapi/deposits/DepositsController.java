package andon.searchapi.deposits;

import andon.corpus.ledger.DocumentLedger;
import andon.evidence.Deposit;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.Actor;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of text are handed in: by analysts and operators for all, by customers for themselves. */
@RestController
@RequestMapping("/api/v1/deposits")
public class DepositsController {
    private final Deposits deposits;
    private final DocumentLedger ledger;

    DepositsController(Deposits deposits, DocumentLedger ledger) {
        this.deposits = deposits;
        this.ledger = ledger;
    }

    /** @param indexed whether all of it can be searched by now */
    record DepositJson(HandedIn deposit, boolean indexed) {}

    record Listing(List<DepositJson> deposits) {}

    @GetMapping
    Listing list(Viewer viewer) {
        return new Listing(seen(deposits, viewer).stream().map(this::json).toList());
    }

    /** What the viewer may see of the list: customers their organisation's. */
    public static List<HandedIn> seen(Deposits deposits, Viewer viewer) {
        return viewer.is(Role.CUSTOMER) ? deposits.newestOf(viewer.user().organisation()) : deposits.newest();
    }

    /**
     * Takes the body.
     *
     * @param file what it is called
     * @param origin where it came from
     * @param source the source that its documents belong to; a customer's belong to a source of its organisation's own
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DepositJson take(
            Viewer viewer,
            @RequestParam String file,
            @RequestParam String origin,
            @RequestParam(defaultValue = "") String source,
            InputStream body)
            throws IOException {
        return json(orProblem(deposits, viewer, body, file, source, origin));
    }

    private DepositJson json(HandedIn deposit) {
        return new DepositJson(deposit, deposit.lastSeq() <= ledger.indexedSeq());
    }

    /** What was taken, or the problem that prevented it. */
    public static HandedIn orProblem(
            Deposits deposits, Viewer viewer, InputStream body, String file, String source, String origin)
            throws IOException {
        if (origin.isBlank() || origin.length() > Deposit.MAX_ORIGIN) {
            throw Problem.invalid("Say where the file came from, in 1 to " + Deposit.MAX_ORIGIN
                    + " characters; it is kept with the evidence.");
        }
        if (viewer.is(Role.CUSTOMER) && !source.isBlank()) {
            throw Problem.invalid("What you hand in belongs to your organisation's own source; name none.");
        }
        SourceId of = source.isBlank() ? Deposits.SOURCE : Problem.invalidIfRefused(() -> new SourceId(source.strip()));
        Actor by = new Actor.User(viewer);
        Deposits.Outcome outcome = viewer.is(Role.CUSTOMER)
                ? deposits.takeOwn(by, viewer.user().organisation(), body, file, origin)
                : deposits.take(by, body, file, of, origin);
        return switch (outcome) {
            case Deposits.Outcome.Done(HandedIn now) -> now;
            case Deposits.Outcome.Refused(String reason) ->
                throw Problem.invalid("The file was not taken, and nothing of it was kept: " + reason + ".");
            case Deposits.Outcome.Busy busy ->
                throw Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE, "Other files are being taken in. Try again in a minute.");
        };
    }
}
