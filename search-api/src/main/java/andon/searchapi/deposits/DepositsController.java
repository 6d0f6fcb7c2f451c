package andon.searchapi.deposits;

import andon.corpus.ledger.DocumentLedger;
import andon.evidence.Deposit;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
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

/** Analysts and operators hand files of text in. */
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
    Listing list() {
        return new Listing(deposits.newest().stream().map(this::json).toList());
    }

    /**
     * Takes the body.
     *
     * @param file what it is called
     * @param origin where it came from
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DepositJson take(
            Viewer viewer,
            @RequestParam String file,
            @RequestParam String origin,
            @RequestParam(defaultValue = "deposits") String source,
            InputStream body)
            throws IOException {
        SourceId of = Problem.invalidIfRefused(() -> new SourceId(source));
        return json(orProblem(deposits, new Actor.User(viewer), body, file, of, origin));
    }

    private DepositJson json(HandedIn deposit) {
        return new DepositJson(deposit, deposit.lastSeq() <= ledger.indexedSeq());
    }

    /** What was taken, or the problem that prevented it. */
    public static HandedIn orProblem(
            Deposits deposits, Actor by, InputStream body, String file, SourceId source, String origin)
            throws IOException {
        if (origin.isBlank() || origin.length() > Deposit.MAX_ORIGIN) {
            throw Problem.invalid("Say where the file came from, in 1 to " + Deposit.MAX_ORIGIN
                    + " characters; it is kept with the evidence.");
        }
        return switch (deposits.take(by, body, file, source, origin)) {
            case Deposits.Outcome.Done(HandedIn now) -> now;
            case Deposits.Outcome.Refused(String reason) ->
                throw Problem.invalid("The file was not taken, and nothing of it was kept: " + reason + ".");
            case Deposits.Outcome.Busy busy ->
                throw Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE, "Other files are being taken in. Try again in a minute.");
        };
    }
}
