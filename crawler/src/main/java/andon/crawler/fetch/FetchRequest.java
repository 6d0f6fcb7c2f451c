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
 * @param validators of the version that is known already: if the page still is that one, the outcome is
 *     {@link FetchOutcome.NotModified}; for a GET
 * @param wasThere whether the page is known to have been there: that it is gone is then {@link FetchOutcome.Gone}
 * @param headers what the source wants to be sent instead of the fetcher's own set
 */
public record FetchRequest(
        URI address,
        Optional<Map<String, String>> form,
        Optional<Validators> validators,
        boolean wasThere,
        Optional<HeaderSet> headers) {
    public FetchRequest {
        form = form.map(LinkedHashMap::new);
        validators = validators.filter(known -> !known.isEmpty());
        if (form.isPresent() && validators.isPresent()) {
            throw new IllegalArgumentException("a form is not sent on a condition");
        }
    }

    public static FetchRequest get(URI address) {
        return new FetchRequest(address, Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    public static FetchRequest post(URI address, Map<String, String> form) {
        return new FetchRequest(address, Optional.of(form), Optional.empty(), false, Optional.empty());
    }

    /** The same of a page that was there, unless it still is the version that {@code known} names. */
    public FetchRequest unless(Validators known) {
        return new FetchRequest(address, form, Optional.of(known), true, headers);
    }

    /** The same with a source's own headers. */
    public FetchRequest with(HeaderSet own) {
        return new FetchRequest(address, form, validators, wasThere, Optional.of(own));
    }

    /** Leaves the form's values out: a password may be among them. */
    @Override
    public String toString() {
        return (form.isPresent() ? "POST " : "GET ") + address;
    }
}
