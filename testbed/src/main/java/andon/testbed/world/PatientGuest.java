package andon.testbed.world;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asks a world's sites without a network, as a patient guest would: keeps the cookies that it is given, waits in queues, comes back
 * after a broken line, follows a site to its new address. Not thread-safe.
 */
public final class PatientGuest {
    /** A queue lets its guests in, a broken line holds, a moved site is found, after so many tries. */
    private static final int PATIENCE = 6;

    private final World world;
    private final Map<String, String> cookies = new HashMap<>();

    public PatientGuest(World world) {
        this.world = world;
    }

    /** What a site showed. */
    public record Page(URI address, int status, List<SiteReply.Header> headers, byte[] body) {}

    /**
     * Reads a page.
     *
     * @param mirror which of the site's addresses is asked first
     * @param reading what is made of each page that comes
     * @param isGate whether that stands before the page that was asked for
     * @return what the last page gave; empty if none came
     */
    public <R> Optional<R> read(
            String source, int mirror, String path, Function<Page, R> reading, Predicate<R> isGate) {
        Site site = world.site(source);
        String host = site.addresses().get(mirror).host();
        Optional<R> read = Optional.empty();
        for (int i = 0; i < PATIENCE; i++) {
            SiteRequest request = SiteRequest.get(host, path).withCookie(cookies.getOrDefault(source, "guest=1"));
            if (!(site.answer(request) instanceof SiteReply.Answer answer)
                    || !(answer.body() instanceof SiteReply.Body.Bytes body)) {
                continue;
            }
            for (SiteReply.Header header : answer.headers()) {
                if (header.name().equals("Set-Cookie")) {
                    cookies.merge(source, header.value().replaceFirst(";.*", ""), (old, added) -> old + "; " + added);
                } else if (header.name().equals("Location")) {
                    host = moved(site, header.value(), host);
                }
            }
            R result = reading.apply(
                    new Page(URI.create("http://" + host + path), answer.status(), answer.headers(), body.bytes()));
            read = Optional.of(result);
            if (answer.status() / 100 != 3 && !isGate.test(result)) {
                break;
            }
        }
        return read;
    }

    private static String moved(Site site, String target, String host) {
        return site.addresses().stream()
                .map(address -> address.host())
                .filter(target::contains)
                .findFirst()
                .orElse(host);
    }
}
