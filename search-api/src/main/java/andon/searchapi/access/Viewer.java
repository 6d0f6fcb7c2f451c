package andon.searchapi.access;

import andon.corpus.index.Visibility;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;

/**
 * Who asks, and from where. Every service that shows or changes something takes one.
 *
 * @param address the network address, for the audit record
 */
public record Viewer(User user, String address) {
    /** What this person may see: the only place where that is decided. */
    public Visibility visibility() {
        return switch (user.role()) {
            case CUSTOMER -> new Visibility.MentionsOf(user.organisation());
            case ANALYST, OPERATOR, AUDITOR -> new Visibility.Everything();
        };
    }

    public boolean is(Role role) {
        return user.is(role);
    }
}
