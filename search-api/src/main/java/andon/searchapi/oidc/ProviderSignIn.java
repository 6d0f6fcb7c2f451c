package andon.searchapi.oidc;

import andon.database.Database;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.AccountLinks;
import andon.searchapi.accounts.AccountLinks.Linking;
import andon.searchapi.accounts.SignInSettings;
import andon.searchapi.accounts.User;
import andon.searchapi.accounts.WrongKeys;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import java.io.Serial;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Whose account a person has who comes from the provider. The account must be there already; its role and its organisation
 * are Andon's and nothing that the provider says changes them. Thread-safe.
 */
public final class ProviderSignIn {
    private static final int MAX_TOLD = 200;

    private final OidcSettings settings;
    private final Database database;
    private final AccountLinks links;
    private final AuditLog audit;
    private final WrongKeys refusals;
    private final InstantSource clock;

    ProviderSignIn(
            OidcSettings settings,
            Database database,
            AccountLinks links,
            AuditLog audit,
            SignInSettings bounds,
            InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.links = links;
        this.audit = audit;
        this.refusals = new WrongKeys(bounds);
        this.clock = clock;
    }

    /** Why nobody was signed in; the word is what the sign-in page is told. */
    public enum Refusal {
        /** The provider does not answer. */
        UNAVAILABLE,
        /** The person, or the provider, said no. */
        DENIED,
        /** This sign-in was not begun here, or is over. */
        STALE,
        /** What came back is not right: a token for others, of others, too old, or not signed. */
        INVALID,
        /** The provider has not verified the e-mail address, or does not tell it. */
        UNVERIFIED,
        NO_ACCOUNT,
        /** The account belongs to somebody else at the provider. */
        OF_ANOTHER;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The refusal of this word, if it is one. */
        public static Optional<Refusal> ofWord(String word) {
            for (Refusal refusal : values()) {
                if (refusal.word().equals(word)) {
                    return Optional.of(refusal);
                }
            }
            return Optional.empty();
        }
    }

    /** Nobody is signed in. */
    static final class RefusedException extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final Refusal refusal;

        RefusedException(Refusal refusal) {
            super(refusal.word());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /**
     * The person's account, linked at the first sign-in.
     *
     * @param person whom the provider vouches for
     * @throws RefusedException if there is none
     */
    User account(OidcUser person, String address) throws RefusedException {
        String name = name(person);
        String subject = Objects.requireNonNull(person.getSubject(), "Spring Security refuses ID tokens without one");
        boolean vouched = !name.isEmpty() && (!settings.nameClaim().equals(OidcSettings.EMAIL) || isVerified(person));
        // Who is linked already is known by the subject, whatever became of the address.
        if (!vouched && links.user(settings.issuer().toString(), subject).isEmpty()) {
            refused(Refusal.UNVERIFIED, "subject " + subject, address);
            throw new RefusedException(Refusal.UNVERIFIED);
        }
        Linking linking = database.inTransaction(() -> {
            Linking done = links.link(settings.issuer().toString(), subject, name);
            if (done instanceof Linking.Linked(User user, boolean fresh)) {
                Viewer viewer = new Viewer(user, address);
                if (fresh) {
                    audit.record(
                            viewer,
                            Action.ACCESS_CHANGE,
                            "user " + user.name(),
                            "linked with subject " + subject + " of " + settings.issuer());
                }
                audit.record(viewer, Action.SIGN_IN, "console", "by " + settings.issuer());
            }
            return done;
        });
        return switch (linking) {
            case Linking.Linked(User user, boolean _) -> user;
            case Linking.NoAccount() -> {
                refused(Refusal.NO_ACCOUNT, name + ", subject " + subject, address);
                throw new RefusedException(Refusal.NO_ACCOUNT);
            }
            case Linking.OfAnother(User user) -> {
                refused(Refusal.OF_ANOTHER, user.name() + ", subject " + subject, address);
                throw new RefusedException(Refusal.OF_ANOTHER);
            }
        };
    }

    /** Only ASCII is folded: of other letters some turn into those of another's name (the Kelvin sign into k). */
    private String name(OidcUser person) {
        if (!(person.getClaims().get(settings.nameClaim()) instanceof String text)) {
            return "";
        }
        return text.chars().allMatch(c -> c < 0x80) ? text.strip().toLowerCase(Locale.ROOT) : text;
    }

    /** Some providers write the word. */
    private static boolean isVerified(OidcUser person) {
        Object verified = person.getClaims().get("email_verified");
        return Boolean.TRUE.equals(verified) || "true".equals(verified);
    }

    /** Leaves a record, but not one for each of very many. */
    void refused(Refusal refusal, String detail, String address) {
        WrongKeys.Verdict verdict = refusals.count(address, clock.instant());
        if (verdict == WrongKeys.Verdict.TOO_MANY) {
            return;
        }
        String told = detail.length() > MAX_TOLD ? detail.substring(0, MAX_TOLD) : detail;
        audit.recordStranger(
                address,
                Action.SIGN_IN_REFUSED,
                "provider",
                refusal.word()
                        + (told.isEmpty() ? "" : ": " + told)
                        + (verdict == WrongKeys.Verdict.TELL_LAST ? "; too many, further ones are not told" : ""));
    }
}
