package andon.searchapi.exposed;

import andon.corpus.exposed.CredentialForms;
import andon.corpus.exposed.ExposedCredentials;
import andon.corpus.exposed.ExposureKey;
import andon.corpus.exposed.Prefix;
import andon.corpus.watch.Assets;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * The server's side of the check (docs/exposed-credentials.md). Any leaked password can be checked by every customer; accounts
 * with their passwords only by who has proven their domain. Neither the log nor the audit is told what was asked.
 */
class ExposureCheck {
    static final int MAX_BLINDED = 100;
    static final int MAX_RANGES = 10;
    static final String PASSWORDS = "passwords";

    private static final Logger log = LoggerFactory.getLogger(ExposureCheck.class);
    private static final String SUBJECT = "exposed credentials";
    /** Longer texts are no element. */
    private static final int MAX_HEX = 130;

    private final ExposedCredentials exposed;
    private final ExposureKey key;
    private final Assets assets;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Allowance evaluations;
    private final Allowance ranges;

    ExposureCheck(
            ExposedCredentials exposed,
            ExposureKey key,
            Assets assets,
            ExposureSettings settings,
            AuditLog audit,
            InstantSource clock) {
        this.exposed = exposed;
        this.key = key;
        this.assets = assets;
        this.audit = audit;
        this.clock = clock;
        this.evaluations = new Allowance(settings.evaluationsPerHour());
        this.ranges = new Allowance(settings.rangesPerHour());
    }

    /** Which key the entries are under now. */
    String fingerprint() {
        try {
            exposed.tie(key);
            return key.fingerprint();
        } catch (ExposedCredentials.OtherKeyException e) {
            log.error("Exposed credentials cannot be checked", e);
            throw Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Credentials cannot be checked now: the operator must set the key right first.");
        }
    }

    /** Whether all that is captured can be found. */
    boolean upToDate() {
        return exposed.pending(1).isEmpty();
    }

    /** How many bits the prefix of a range of passwords, or of a domain's accounts, has now. */
    int prefixBits(Viewer viewer, String of) {
        return exposed.prefixBits(space(viewer, of));
    }

    /** The key for a proven domain's accounts. */
    byte[] accountKey(Viewer viewer, String domain) {
        String own = own(viewer, domain);
        audit.record(viewer, Action.CREDENTIAL_CHECK, SUBJECT, "key for the accounts of " + own);
        return key.accountKey(own);
    }

    /** Evaluates elements in hexadecimal digits. */
    List<String> evaluate(Viewer viewer, List<String> blinded) {
        count("blinded", blinded.size(), MAX_BLINDED);
        take(evaluations, viewer, blinded.size(), "evaluations");
        List<String> evaluated = new ArrayList<>(blinded.size());
        for (int i = 0; i < blinded.size(); i++) {
            evaluated.add(HexFormat.of().formatHex(evaluate(blinded.get(i), i)));
        }
        audit.record(viewer, Action.CREDENTIAL_CHECK, SUBJECT, blinded.size() + " evaluated");
        return evaluated;
    }

    private byte[] evaluate(String blinded, int at) {
        byte[] element;
        try {
            element = HexFormat.of().parseHex(blinded.length() <= MAX_HEX ? blinded : "?");
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("blinded[" + at + "] is not written in hexadecimal digits, two for each byte.");
        }
        try {
            return key.evaluate(element);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("blinded[" + at + "] " + e.getMessage() + ".");
        }
    }

    /** What is asked for: passwords or a domain, and the first bits. */
    record Wanted(String of, String prefix) {}

    /** The entries of ranges, each in order and padded. */
    List<long[]> ranges(Viewer viewer, List<Wanted> wanted) {
        count("ranges", wanted.size(), MAX_RANGES);
        List<Long> spaces = new ArrayList<>();
        List<Prefix> prefixes = new ArrayList<>();
        for (Wanted one : wanted) {
            long space = space(viewer, one.of());
            Prefix prefix = Problem.invalidIfRefused(() -> Prefix.parse(one.prefix()));
            int bits = exposed.prefixBits(space);
            if (prefix.bits() != bits) {
                throw Problem.conflict("A prefix has " + bits + " bits here now, this one has " + prefix.bits()
                        + ". The number grows with what is leaked: ask for it again.");
            }
            spaces.add(space);
            prefixes.add(prefix);
        }
        take(ranges, viewer, wanted.size(), "ranges");
        List<long[]> entries = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            entries.add(exposed.range(key, spaces.get(i), prefixes.get(i)));
        }
        audit.record(viewer, Action.CREDENTIAL_CHECK, SUBJECT, wanted.size() + " ranges");
        return entries;
    }

    private long space(Viewer viewer, String of) {
        return of.equals(PASSWORDS) ? key.passwords() : key.accounts(own(viewer, of));
    }

    private String own(Viewer viewer, String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        if (!CredentialForms.isDomain(name)) {
            throw Problem.invalid("Name a domain in ASCII form, such as acme.example.");
        }
        boolean proven = assets.of(organisation(viewer)).stream()
                .filter(Asset::confirmed)
                .anyMatch(asset -> covers(asset, name));
        if (!proven) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "Accounts can be checked of domains only that your organisation has proven; add this one to its"
                            + " assets first.");
        }
        return name;
    }

    private static boolean covers(Asset asset, String domain) {
        return switch (asset.type()) {
            case DOMAIN -> domain.equals(asset.value()) || domain.endsWith("." + asset.value());
            case EMAIL_DOMAIN -> domain.equals(asset.value());
            case NAME, IP_RANGE, CARD_BIN, EXECUTIVE, KEYWORD -> false;
        };
    }

    /** Kinds of assets whose accounts can be checked. */
    List<String> domains(Viewer viewer) {
        return assets.of(organisation(viewer)).stream()
                .filter(Asset::confirmed)
                .filter(asset -> asset.type() == AssetType.DOMAIN || asset.type() == AssetType.EMAIL_DOMAIN)
                .map(Asset::value)
                .distinct()
                .sorted()
                .toList();
    }

    private static OrganisationId organisation(Viewer viewer) {
        OrganisationId organisation = viewer.user().organisation();
        if (organisation == null) {
            throw new IllegalStateException("a customer without an organisation");
        }
        return organisation;
    }

    private static void count(String what, int size, int most) {
        if (size < 1 || size > most) {
            throw Problem.invalid(what + " must have 1 to " + most + " entries, not " + size + ".");
        }
    }

    private void take(Allowance allowance, Viewer viewer, int wanted, String what) {
        Duration wait =
                allowance.take(organisation(viewer), wanted, clock.instant()).orElse(Duration.ZERO);
        if (!wait.isZero()) {
            long seconds = wait.plusMillis(999).toSeconds();
            ErrorResponseException refused = Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Your organisation has used up its " + what + " of this hour. Go on in " + seconds + " seconds.");
            refused.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw refused;
        }
    }
}
