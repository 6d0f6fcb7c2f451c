package andon.crawler.fetch;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to ask for.
 *
 * @param address http or https, on a host that has a name
 * @param form the fields of a form to send by POST, in order; empty for a GET
 */
public record FetchRequest(URI address, Optional<Map<String, String>> form) {
    public FetchRequest {
        form = form.map(LinkedHashMap::new);
    }

    public static FetchRequest get(URI address) {
        return new FetchRequest(address, Optional.empty());
    }

    public static FetchRequest post(URI address, Map<String, String> form) {
        return new FetchRequest(address, Optional.of(form));
    }

    /** Leaves the form's values out: a password may be among them. */
    @Override
    public String toString() {
        return (form.isPresent() ? "POST " : "GET ") + address;
    }
}
