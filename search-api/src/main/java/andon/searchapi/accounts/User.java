package andon.searchapi.accounts;

import andon.vocabulary.OrganisationId;
import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A person with an account.
 *
 * @param id given by the database
 * @param name what the person signs in with
 * @param organisationSlug where a customer belongs, in {@link OrganisationId}'s form; null for everybody else. A string,
 *     because a signed-in user is kept in the session, which must be serializable
 */
public record User(
        long id, String name, Role role, @Nullable String organisationSlug) implements Principal, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    public User {
        if ((role == Role.CUSTOMER) != (organisationSlug != null)) {
            throw new IllegalArgumentException("a customer belongs to an organisation, and nobody else does");
        }
    }

    /**
     * The customer's organisation.
     *
     * @throws IllegalStateException if the user is no customer: ask for the role first
     */
    public OrganisationId organisation() {
        if (organisationSlug == null) {
            throw new IllegalStateException(name + " is " + role.word() + " and belongs to no organisation");
        }
        return new OrganisationId(organisationSlug);
    }

    public boolean is(Role asked) {
        return role == asked;
    }

    @Override
    public String getName() {
        return name;
    }
}
