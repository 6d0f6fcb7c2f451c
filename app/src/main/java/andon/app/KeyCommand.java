package andon.app;

import andon.app.settings.UsageException;
import andon.searchapi.accounts.ApiKey;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.KeyScope;
import andon.searchapi.accounts.User;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.Quantity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes and takes back the keys with which programs act for a user. */
@Command(name = "key", description = "Adds, lists and revokes API keys.")
final class KeyCommand {
    @Command(name = "add", description = "Makes a key and prints it, once.")
    int add(
            @Mixin Place place,
            @Parameters(paramLabel = "USER", description = "Whose key it is.") String user,
            @Option(names = "--label", required = true, paramLabel = "TEXT", description = "What it is for.")
                    String label,
            @Option(
                            names = "--valid",
                            paramLabel = "TIME",
                            defaultValue = "90d",
                            description = "How long it is good, at most 366d. Default: ${DEFAULT-VALUE}")
                    String valid,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            defaultValue = "full",
                            description =
                                    "What it may do of what the user may: read, requests (read, and file and work on"
                                            + " requests), exposed (check own credentials against leaked ones, nothing"
                                            + " else) or full. Default: ${DEFAULT-VALUE}")
                    String scope) {
        try (Stores stores = place.openWithoutIndex()) {
            ApiKey.Issued issued = stores.database().inTransaction(() -> {
                ApiKey.Issued made =
                        stores.apiKeys().create(user(stores, user), label, Quantity.duration(valid), scope(scope));
                stores.audit()
                        .recordCommand(
                                Stores.WHO,
                                Action.ACCESS_CHANGE,
                                "key " + made.key().id(),
                                "made for " + user + " until " + made.key().expiresAt() + ", scope " + scope);
                return made;
            });
            place.err()
                    .println("Key " + issued.key().id() + ", good until "
                            + issued.key().expiresAt() + "; it is shown once:");
            place.out().println(issued.token());
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    @Command(name = "list", description = "Prints a user's keys, newest first; never the keys themselves.")
    int list(@Mixin Place place, @Parameters(paramLabel = "USER") String user) {
        try (Stores stores = place.openWithoutIndex()) {
            for (ApiKey key : stores.apiKeys().of(user(stores, user))) {
                place.out()
                        .println(key.id() + "\t" + key.label() + "\t"
                                + key.scope().word() + "\tuntil " + key.expiresAt()
                                + "\tlast used " + (key.lastUsedAt() == null ? "never" : key.lastUsedAt())
                                + (key.revokedAt() == null ? "" : "\trevoked " + key.revokedAt()));
            }
            return 0;
        }
    }

    @Command(name = "revoke", description = "Takes a key back at once.")
    int revoke(@Mixin Place place, @Parameters(paramLabel = "ID") long id) {
        try (Stores stores = place.openWithoutIndex()) {
            ApiKeys keys = stores.apiKeys();
            boolean revoked = stores.database().inTransaction(() -> {
                boolean done = keys.revoke(id);
                if (done) {
                    stores.audit().recordCommand(Stores.WHO, Action.ACCESS_CHANGE, "key " + id, "revoked");
                }
                return done;
            });
            if (!revoked) {
                throw new UsageException("there is no good key " + id + "; see: andon key list USER");
            }
            return 0;
        }
    }

    private static KeyScope scope(String word) {
        return KeyScope.ofWord(word)
                .orElseThrow(() ->
                        new UsageException("--scope must be read, requests, exposed or full, not '" + word + "'"));
    }

    private static User user(Stores stores, String name) {
        return stores.accounts()
                .user(name)
                .orElseThrow(() -> new UsageException("there is no user '" + name + "'; see: andon user list"));
    }
}
