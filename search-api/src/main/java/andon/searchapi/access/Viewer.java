package andon.searchapi.access;

import andon.corpus.index.Visibility;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.vocabulary.OrganisationId;

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

    /** To whom this person's subscriptions and alerts belong: the organisation, or the analysts together. */
    public OrganisationId subscriber() {
        return switch (user.role()) {
            case CUSTOMER -> user.organisation();
            case ANALYST -> OrganisationId.ANALYSTS;
            case OPERATOR, AUDITOR ->
                throw new IllegalStateException(user.role().word() + "s subscribe to nothing");
        };
    }

    public boolean is(Role role) {
        return user.is(role);
    }
}
