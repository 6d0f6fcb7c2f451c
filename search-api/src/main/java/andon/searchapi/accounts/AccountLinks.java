package andon.searchapi.accounts;

import andon.database.Database;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which person at an identity provider an account belongs to: a person is known by the provider's address and the subject it
 * gives (OpenID Connect Core, section 2), never by a name, which may be given to somebody else. Thread-safe.
 */
public final class AccountLinks {
    static final int MAX_ISSUER = 500;
    /** OpenID Connect Core, section 2. */
    static final int MAX_SUBJECT = 255;

    private final Database database;
    private final Accounts accounts;
    private final InstantSource clock;

    public AccountLinks(Database database, Accounts accounts, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What came of the wish to link a person and an account. */
    public sealed interface Linking {
        /** @param fresh whether the two were linked just now */
        record Linked(User user, boolean fresh) implements Linking {}

        /** No account has this name, or it is disabled. */
        record NoAccount() implements Linking {}

        /** The account belongs to another person of this provider. */
        record OfAnother(User user) implements Linking {}
    }

    /** Whose account is linked with this person, unless it is disabled. */
    public Optional<User> user(String issuer, String subject) {
        return database.sql()
                .sql("select a.id, a.name, a.role, a.organisation from account_link l"
                        + " join account a on a.id = l.account_id"
                        + " where l.issuer = ? and l.subject = ? and not a.disabled")
                .params(issuer, subject)
                .query(Accounts::userRow)
                .optional();
    }

    /**
     * Links a person with the account of this name, once and for all: a person who is linked already keeps the account, and
     * an account that is linked already keeps its person, whatever names the provider gives them later.
     *
     * @throws IllegalArgumentException if the issuer or the subject is empty or too long
     */
    public Linking link(String issuer, String subject, String name) {
        if (issuer.isEmpty() || issuer.length() > MAX_ISSUER || subject.isEmpty() || subject.length() > MAX_SUBJECT) {
            throw new IllegalArgumentException(
                    "an issuer has 1 to " + MAX_ISSUER + " characters, a subject 1 to " + MAX_SUBJECT);
        }
        if (isLinked(issuer, subject)) {
            return user(issuer, subject)
                    .<Linking>map(known -> new Linking.Linked(known, false))
                    .orElseGet(Linking.NoAccount::new);
        }
        Optional<User> named = accounts.user(name);
        if (named.isEmpty()) {
            return new Linking.NoAccount();
        }
        int linked = database.sql()
                .sql("insert into account_link (issuer, subject, account_id, linked_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(issuer, subject, named.get().id(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (linked > 0) {
            return new Linking.Linked(named.get(), true);
        }
        // The account has another person already, or of two first sign-ins at once this one came second.
        return user(issuer, subject)
                .<Linking>map(known -> new Linking.Linked(known, false))
                .orElseGet(() -> new Linking.OfAnother(named.get()));
    }

    private boolean isLinked(String issuer, String subject) {
        return database.sql()
                        .sql("select count(*) from account_link where issuer = ? and subject = ?")
                        .params(issuer, subject)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether the account has a person at any provider. */
    public boolean isLinked(User user) {
        return database.sql()
                        .sql("select count(*) from account_link where account_id = ?")
                        .param(user.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Parts an account from its persons, so that the next first sign-in links it anew. Returns whether it had one. */
    public boolean unlink(User user) {
        return database.sql()
                        .sql("delete from account_link where account_id = ?")
                        .param(user.id())
                        .update()
                > 0;
    }
}
