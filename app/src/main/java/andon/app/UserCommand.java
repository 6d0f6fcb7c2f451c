package andon.app;

import andon.app.settings.UsageException;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.Organisation;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.OrganisationId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes and shows the people with access. */
@Command(name = "user", description = "Adds and lists people and their organisations.")
final class UserCommand {
    @Command(name = "add", description = "Adds a person and prints a first password, once.")
    int add(
            @Mixin Place place,
            @Parameters(paramLabel = "NAME", description = "2 to 100 of a-z, 0-9 and . _ @ -") String name,
            @Option(names = "--role", required = true, paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}")
                    Role role,
            @Option(
                            names = "--organisation",
                            paramLabel = "ID",
                            description = "For customers: the organisation's id; it is made if there is none.")
                    @Nullable
                    String organisation) {
        try (Stores stores = place.openWithoutIndex()) {
            Accounts accounts = stores.accounts();
            AuditLog audit = stores.audit();
            OrganisationId owner = organisation == null ? null : new OrganisationId(organisation);
            String password = Accounts.newPassword();
            User user = stores.database().inTransaction(() -> {
                if (owner != null && accounts.organisation(owner).isEmpty()) {
                    Organisation made = accounts.createOrganisation(owner, owner.value());
                    audit.recordCommand(Stores.WHO, Action.ACCESS_CHANGE, "organisation " + made.id(), "made");
                    place.err().println("Made organisation " + made.id());
                }
                User made = accounts.createUser(name, password, role, owner);
                audit.recordCommand(
                        Stores.WHO,
                        Action.ACCESS_CHANGE,
                        "user " + name,
                        "made, " + role.word() + (owner == null ? "" : " of " + owner));
                return made;
            });
            place.err().println("Made " + user.role().word() + " " + user.name() + "; this password is shown once:");
            place.out().println(password);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    @Command(name = "list", description = "Prints name, role and organisation, one person a line.")
    int list(@Mixin Place place) {
        try (Stores stores = place.openWithoutIndex()) {
            for (User user : stores.accounts().users()) {
                place.out()
                        .println(user.name() + "\t" + user.role().word() + "\t"
                                + Optional.ofNullable(user.organisationSlug()).orElse("-"));
            }
            return 0;
        }
    }

    @Command(name = "disable", description = "Shuts an account and all its keys.")
    int disable(@Mixin Place place, @Parameters(paramLabel = "NAME") String name) {
        try (Stores stores = place.openWithoutIndex()) {
            boolean disabled = stores.database().inTransaction(() -> {
                boolean done = stores.accounts().disable(name);
                if (done) {
                    stores.audit().recordCommand(Stores.WHO, Action.ACCESS_CHANGE, "user " + name, "disabled");
                }
                return done;
            });
            if (!disabled) {
                throw new UsageException("there is no user '" + name + "'; there are: "
                        + stores.accounts().users().stream().map(User::name).collect(Collectors.joining(", ")));
            }
            return 0;
        }
    }
}
