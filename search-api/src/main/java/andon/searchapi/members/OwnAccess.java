package andon.searchapi.members;

import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.ApiKey;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.KeyScope;
import andon.searchapi.accounts.PasswordMark;
import andon.searchapi.accounts.SignIn;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What people change of their own access: keys for their programs, and the password. Thread-safe. */
public final class OwnAccess {
    /** Good keys of one person: more than one for each program means that nobody tidies up. */
    static final int MOST_KEYS = 50;

    private final Database database;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final AuditLog audit;
    private final boolean passwords;
    private final InstantSource clock;

    /** @param passwords whether accounts are signed in to with passwords of Andon's */
    public OwnAccess(
            Database database,
            Accounts accounts,
            ApiKeys keys,
            AuditLog audit,
            boolean passwords,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.keys = keys;
        this.audit = audit;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The viewer's keys, newest first. */
    public List<ApiKey> keys(Viewer viewer) {
        return keys.of(viewer.user());
    }

    /** A new key, which is shown this once. */
    public ApiKey.Issued createKey(Viewer viewer, String label, int days, KeyScope scope) {
        return database.inTransaction(() -> {
            Instant now = clock.instant();
            if (keys.of(viewer.user()).stream()
                            .filter(key ->
                                    key.revokedAt() == null && key.expiresAt().isAfter(now))
                            .count()
                    >= MOST_KEYS) {
                throw Problem.conflict("You have " + MOST_KEYS + " keys; revoke those that no program uses any more.");
            }
            ApiKey.Issued made = Problem.invalidIfRefused(
                    () -> keys.create(viewer.user(), label.strip(), Duration.ofDays(days), scope));
            audit.record(
                    viewer,
                    Action.ACCESS_CHANGE,
                    "key " + made.key().id(),
                    "made until " + made.key().expiresAt() + ", scope " + scope.word());
            return made;
        });
    }

    /** Takes one of the own keys back at once. */
    public void revokeKey(Viewer viewer, long id) {
        database.inTransaction(() -> {
            if (keys.of(viewer.user()).stream().noneMatch(key -> key.id() == id)) {
                throw Problem.notFound("Key " + id);
            }
            if (keys.revoke(id)) {
                audit.record(viewer, Action.ACCESS_CHANGE, "key " + id, "revoked");
            }
        });
    }

    /** Whether there is a password to change. */
    public boolean hasPassword() {
        return passwords;
    }

    /**
     * Changes the own password and ends the sessions begun with it; who knows it not is throttled as at the sign-in.
     *
     * @return the new one's mark, with which the session goes on that it was changed in
     */
    public PasswordMark changePassword(Viewer viewer, String present, String wished) {
        if (!passwords) {
            throw Problem.conflict("You sign in at the identity provider; there is no password here.");
        }
        return switch (accounts.signIn(viewer.user().name(), present, viewer.address())) {
            case SignIn.Refused() -> {
                audit.record(viewer, Action.SIGN_IN_REFUSED, "password", "the present one was wrong");
                throw Problem.of(HttpStatus.FORBIDDEN, "The present password is not right.");
            }
            case SignIn.Throttled(Duration wait, boolean _) ->
                throw Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many wrong passwords. Wait " + (wait.toMinutes() + 1) + " minutes.");
            case SignIn.Accepted _ ->
                database.inTransaction(() -> {
                    Problem.invalidIfRefused(
                            () -> accounts.setPassword(viewer.user().name(), wished));
                    audit.record(
                            viewer,
                            Action.ACCESS_CHANGE,
                            "user " + viewer.user().name(),
                            "changed the password");
                    return accounts.passwordMark(viewer.user().name())
                            .orElseThrow(() -> Problem.conflict("This account was disabled just now."));
                });
        };
    }
}
