package andon.searchapi.exposed;

import andon.corpus.exposed.Oprf;
import andon.searchapi.access.Viewer;
import andon.searchapi.exposed.ExposureCheck.Wanted;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The check for exposed credentials, for programs with a key of the scope {@code exposed}. */
@RestController
@RequestMapping("/api/v1/exposed-credentials")
class ExposedCredentialsController {
    private final ExposureCheck check;
    private final ExposureLimits limits;

    ExposedCredentialsController(ExposureCheck check, ExposureLimits limits) {
        this.check = check;
        this.limits = limits;
    }

    /**
     * What a client must know first.
     *
     * @param key the fingerprint of the key; when it changes, all is asked for again
     * @param passwordPrefixBits how many bits the prefix of a range of passwords has
     * @param domains whose accounts can be checked; of domains also those below
     * @param upToDate whether all that was captured can be found
     */
    record Terms(
            String suite,
            String key,
            int passwordPrefixBits,
            List<String> domains,
            boolean upToDate,
            ExposureLimits limits) {}

    /** @param accountKey what the domain's accounts are keyed with, 64 hexadecimal digits */
    record AccountTerms(String domain, String key, String accountKey, int prefixBits) {}

    record Blinded(@NotNull List<@NotNull String> blinded) {}

    /** @param evaluated in the order of what was blinded */
    record Evaluated(String key, List<String> evaluated) {}

    /**
     * @param of {@code passwords}, or a proven domain for its accounts
     * @param prefix the first bits of the entry, as digits 0 and 1
     */
    record WantedRange(@NotNull String of, @NotNull String prefix) {}

    record WantedRanges(@NotNull List<@NotNull @Valid WantedRange> ranges) {}

    /** @param entries of 16 hexadecimal digits, in order; some of them stand for nothing */
    record Range(String of, String prefix, List<String> entries) {}

    record Ranges(String key, List<Range> ranges) {}

    @GetMapping
    Terms terms(Viewer viewer) {
        return new Terms(
                Oprf.SUITE,
                check.fingerprint(),
                check.prefixBits(viewer, ExposureCheck.PASSWORDS),
                check.domains(viewer),
                check.upToDate(),
                limits);
    }

    @GetMapping("/accounts")
    AccountTerms accounts(Viewer viewer, @RequestParam String domain) {
        return new AccountTerms(
                domain,
                check.fingerprint(),
                HexFormat.of().formatHex(check.accountKey(viewer, domain)),
                check.prefixBits(viewer, domain));
    }

    @PostMapping("/evaluations")
    Evaluated evaluations(Viewer viewer, @Valid @RequestBody Blinded body) {
        return new Evaluated(check.fingerprint(), check.evaluate(viewer, body.blinded()));
    }

    @PostMapping("/ranges")
    Ranges ranges(Viewer viewer, @Valid @RequestBody WantedRanges body) {
        String key = check.fingerprint();
        List<long[]> found = check.ranges(
                viewer,
                body.ranges().stream()
                        .map(range -> new Wanted(range.of(), range.prefix()))
                        .toList());
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            WantedRange wanted = body.ranges().get(i);
            ranges.add(new Range(
                    wanted.of(),
                    wanted.prefix(),
                    Arrays.stream(found.get(i))
                            .mapToObj(HexFormat.of()::toHexDigits)
                            .toList()));
        }
        return new Ranges(key, ranges);
    }
}
