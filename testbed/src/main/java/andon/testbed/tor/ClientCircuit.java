package andon.testbed.tor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client's circuit to an onion service, as tor's control port tells (control-spec, section 4.1.1).
 *
 * @param service the service's name before {@code .onion}
 * @param user the SOCKS user name that its streams came with; empty if it has had no stream yet
 * @param password the SOCKS password, likewise
 */
public record ClientCircuit(String id, String service, String user, String password) {
    private static final Pattern ID = Pattern.compile("^(\\d+) ");
    private static final Pattern SERVICE = Pattern.compile(" PURPOSE=HS_CLIENT_REND .*REND_QUERY=([a-z2-7]{56})");
    private static final Pattern USER = Pattern.compile(" SOCKS_USERNAME=\"([^\"]*)\"");
    private static final Pattern PASSWORD = Pattern.compile(" SOCKS_PASSWORD=\"([^\"]*)\"");

    /** One line of {@code circuit-status}; empty if it tells of another kind of circuit. */
    static Optional<ClientCircuit> parse(String line) {
        Matcher id = ID.matcher(line);
        Matcher service = SERVICE.matcher(line);
        return id.find() && service.find()
                ? Optional.of(new ClientCircuit(id.group(1), service.group(1), in(USER, line), in(PASSWORD, line)))
                : Optional.empty();
    }

    private static String in(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }
}
