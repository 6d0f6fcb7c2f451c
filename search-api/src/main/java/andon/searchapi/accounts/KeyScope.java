package andon.searchapi.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How much of what its user may do a key may do. Never more: the user's role is asked as well. */
public enum KeyScope {
    /** Looks at things and changes nothing: for dashboards and exports. */
    READ,
    /** Also files and works on requests: for ticket systems. */
    REQUESTS,
    /** All that the user may. */
    FULL;

    private static final Set<String> LOOKING = Set.of("GET", "HEAD");
    private static final String REQUESTS_PATH = "/api/v1/requests";

    /**
     * Whether it is enough for a call.
     *
     * @param path without the query, as it is matched with the table of access
     */
    public boolean allows(String method, String path) {
        return switch (this) {
            case FULL -> true;
            case READ -> LOOKING.contains(method);
            case REQUESTS ->
                LOOKING.contains(method) || path.equals(REQUESTS_PATH) || path.startsWith(REQUESTS_PATH + "/");
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<KeyScope> ofWord(String word) {
        for (KeyScope scope : values()) {
            if (scope.word().equals(word)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
