package andon.app.settings;

import andon.searchapi.assets.ProofSettings;
import andon.searchapi.guarded.AddressRange;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How customers' domains are proven; as {@link ProofSettings}, in the operator's words.
 *
 * @param resolver host:port of the DNS server that is asked; null: the system's
 */
public record AssetsSection(
        @Nullable String resolver,
        List<String> httpAllow,
        Duration proofEvery,
        Duration proofGrace,
        Duration unreachableGrace,
        Duration unprovenTerm) {
    private static final int DNS = 53;
    private static final Pattern RESOLVER =
            Pattern.compile("(?:\\[([0-9a-fA-F:]+)]|([A-Za-z0-9.-]+))(?::([0-9]{1,5}))?");

    public AssetsSection {
        httpAllow = List.copyOf(httpAllow);
        proof(resolver, httpAllow, proofEvery, proofGrace, unreachableGrace, unprovenTerm);
    }

    public ProofSettings proof() {
        return proof(resolver, httpAllow, proofEvery, proofGrace, unreachableGrace, unprovenTerm);
    }

    private static ProofSettings proof(
            @Nullable String resolver,
            List<String> httpAllow,
            Duration proofEvery,
            Duration proofGrace,
            Duration unreachableGrace,
            Duration unprovenTerm) {
        ProofSettings defaults = ProofSettings.defaults();
        try {
            return new ProofSettings(
                    resolver == null ? null : address(resolver),
                    httpAllow.stream().map(AddressRange::parse).toList(),
                    false,
                    defaults.httpPort(),
                    defaults.timeout(),
                    proofEvery,
                    proofGrace,
                    unreachableGrace,
                    unprovenTerm);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("assets: " + e.getMessage(), e);
        }
    }

    private static InetSocketAddress address(String text) {
        // A name or an IPv4 address, or an IPv6 address in brackets; the port may be left out.
        Matcher form = RESOLVER.matcher(text);
        int port = form.matches() && form.group(3) != null ? Integer.parseInt(form.group(3)) : DNS;
        if (!form.matches() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("resolver must be host:port such as 192.0.2.1:53, not '" + text + "'");
        }
        String host = form.group(1) == null ? form.group(2) : form.group(1);
        return InetSocketAddress.createUnresolved(host, port);
    }
}
