package andon.searchapi.accounts;

import andon.database.Database;
import andon.vocabulary.OrganisationId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Organisations and the people with access, in SQL. Thread-safe; needs no Spring container. */
public final class Accounts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,99}");
    private static final int MAX_ORGANISATION_NAME = 200;
    private static final int PASSWORD_BYTES = 18;

    private final Database database;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();
    private final SignInThrottle throttle;

    public Accounts(Database database, SignInSettings settings, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.throttle = new SignInThrottle(settings);
    }

    /** @throws IllegalArgumentException if the id is taken or the name is empty or over 200 characters */
    public Organisation createOrganisation(OrganisationId id, String name) {
        if (id.equals(OrganisationId.ANALYSTS)) {
            throw new IllegalArgumentException("'" + id + "' stands for the analysts and can be no organisation");
        }
        if (name.isBlank() || name.length() > MAX_ORGANISATION_NAME) {
            throw new IllegalArgumentException("an organisation's name has 1 to 200 characters");
        }
        try {
            sql().sql("insert into organisation (id, name, created_at) values (?, ?, ?)")
                    .params(id.value(), name, now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("organisation '" + id + "' exists already", e);
        }
        return new Organisation(id, name);
    }

    public Optional<Organisation> organisation(OrganisationId id) {
        return sql().sql("select id, name from organisation where id = ?")
                .param(id.value())
                .query(Accounts::organisationRow)
                .optional();
    }

    public List<Organisation> organisations() {
        return sql().sql("select id, name from organisation order by id")
                .query(Accounts::organisationRow)
                .list();
    }

    /**
     * Makes an account.
     *
     * @param name 2 to 100 of {@code a-z 0-9 . _ @ -}
     * @param password 10 to 200 characters
     * @param organisation for customers, and only for them
     * @throws IllegalArgumentException if one of them is not so, the name is taken or there is no such organisation
     */
    public User createUser(String name, String password, Role role, @Nullable OrganisationId organisation) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("user name '" + name
                    + "' must be 2 to 100 of a-z, 0-9 and . _ @ -, starting with a letter or digit");
        }
        if ((role == Role.CUSTOMER) != (organisation != null)) {
            throw new IllegalArgumentException(
                    role == Role.CUSTOMER
                            ? "a customer needs an organisation"
                            : "only customers belong to an organisation, not a user with role " + role.word());
        }
        if (organisation != null && organisation(organisation).isEmpty()) {
            throw new IllegalArgumentException("there is no organisation '" + organisation + "'; create it first");
        }
        String slug = organisation == null ? null : organisation.value();
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        try {
            sql().sql("insert into account (name, role, organisation, password_hash, created_at)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(java.util.Arrays.asList(name, role.name(), slug, passwords.hash(password), now()))
                    .update(key, "id");
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("user '" + name + "' exists already", e);
        }
        return new User(java.util.Objects.requireNonNull(key.getKey()).longValue(), name, role, slug);
    }

    /** The user with this name who is not disabled. */
    public Optional<User> user(String name) {
        return sql().sql("select id, name, role, organisation from account where name = ? and not disabled")
                .param(name)
                .query(Accounts::userRow)
                .optional();
    }

    public List<User> users() {
        return sql().sql("select id, name, role, organisation from account where not disabled order by name")
                .query(Accounts::userRow)
                .list();
    }

    /** A first password: 24 characters of base64, more than anybody guesses, short enough to be typed once. */
    public static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Ends the sessions that were begun with the password before. Returns whether there was such a user. */
    public boolean setPassword(String name, String password) {
        return sql().sql("update account set password_hash = ? where name = ?")
                        .params(passwords.hash(password), name)
                        .update()
                > 0;
    }

    /** Shuts the account: no sign-in and none of its keys works any more. Returns whether there was such a user. */
    public boolean disable(String name) {
        return sql().sql("update account set disabled = true where name = ? and not disabled")
                        .param(name)
                        .update()
                > 0;
    }

    /**
     * Checks a name and a password.
     *
     * @param address the network address it came from, for the throttle
     */
    public SignIn signIn(String name, String password, String address) {
        Instant now = clock.instant();
        String bounded = name.length() > 100 ? name.substring(0, 100) : name;
        Optional<SignIn.Throttled> wait = throttle.begin(bounded, address, now);
        if (wait.isPresent()) {
            return wait.get();
        }
        Optional<Known> known = known(bounded);
        boolean good = known.map(k -> passwords.matches(password, k.hash()))
                .orElseGet(() -> passwords.matchesNobody(password));
        if (!good || known.isEmpty()) {
            return new SignIn.Refused();
        }
        throttle.succeeded(bounded, address, now);
        return new SignIn.Accepted(
                known.get().user(), PasswordMark.of(known.get().hash()));
    }

    /**
     * Whether somebody who signed in may stay: the account is neither disabled nor another than it was then.
     *
     * @param password which one it was signed in to with; it must be the account's still. Null: with none
     */
    public boolean isStill(User user, @Nullable PasswordMark password) {
        return known(user.name())
                .filter(now -> now.user().equals(user)
                        && (password == null || PasswordMark.of(now.hash()).equals(password)))
                .isPresent();
    }

    /** Which password the account has now. */
    public Optional<PasswordMark> passwordMark(String name) {
        return known(name).map(known -> PasswordMark.of(known.hash()));
    }

    private record Known(User user, String hash) {}

    private Optional<Known> known(String name) {
        return sql().sql("select id, name, role, organisation, password_hash from account"
                        + " where name = ? and not disabled")
                .param(name)
                .query((row, n) -> new Known(userRow(row, n), row.getString("password_hash")))
                .optional();
    }

    private JdbcClient sql() {
        return database.sql();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Organisation organisationRow(ResultSet row, int n) throws SQLException {
        return new Organisation(new OrganisationId(row.getString("id")), row.getString("name"));
    }

    static User userRow(ResultSet row, int n) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("organisation"));
    }
}
