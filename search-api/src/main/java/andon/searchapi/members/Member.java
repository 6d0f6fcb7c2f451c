package andon.searchapi.members;

import andon.searchapi.accounts.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account, for those who look after accounts.
 *
 * @param organisation null for staff
 * @param manager whether this customer looks after the accounts of its organisation
 * @param linked whether a person at an identity provider signs in with it
 * @param keys how many keys of its are good now
 */
public record Member(
        long id,
        String name,
        Role role,
        @Nullable String organisation,
        boolean manager,
        boolean disabled,
        Instant createdAt,
        boolean linked,
        int keys) {

    /**
     * An account with a new password.
     *
     * @param password shown once; null if people sign in at the provider only
     */
    public record Issued(Member member, @Nullable String password) {
        @Override
        public String toString() {
            return "Issued[" + member + "]";
        }
    }
}
