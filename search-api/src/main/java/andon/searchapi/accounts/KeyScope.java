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
    /** Compares the customer's own credentials with leaked ones and does nothing else: for identity systems. */
    EXPOSED,
    /** All that the user may. */
    FULL;

    private static final Set<String> LOOKING = Set.of("GET", "HEAD");
    private static final String REQUESTS_PATH = "/api/v1/requests";
    private static final String EXPOSED_PATH = "/api/v1/exposed-credentials";

    /**
     * Whether it is enough for a call.
     *
     * @param path without the query, as it is matched with the table of access
     */
    public boolean allows(String method, String path) {
        return switch (this) {
            case FULL -> true;
            case READ -> looks(method, path);
            case REQUESTS -> looks(method, path) || isBelow(REQUESTS_PATH, path);
            case EXPOSED -> isBelow(EXPOSED_PATH, path);
        };
    }

    /** Keys for accounts are given to whom they are meant for, not to every dashboard. */
    private static boolean looks(String method, String path) {
        return LOOKING.contains(method) && !isBelow(EXPOSED_PATH, path);
    }

    private static boolean isBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
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
