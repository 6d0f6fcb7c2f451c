package andon.crawler.source;

import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A site that is watched: where it is, how much of it is read, how often and how.
 *
 * @param name for people, 1 to {@link #LONGEST_NAME} characters
 * @param addresses where a visit begins, the main address first, then mirrors of the same site; 1 to
 *     {@link #MOST_ADDRESSES}, http or https, each a v3 onion address unless {@code clearWeb}
 * @param clearWeb whether hosts outside of Tor are allowed
 * @param every the time between two visits, {@link #SHORTEST_CADENCE} to {@link #LONGEST_CADENCE}
 * @param access how to sign in; empty if the site is read without
 * @param legalBasis why it may be read, in the operator's words, up to {@link #LONGEST_LEGAL_BASIS} characters
 */
public record Source(
        SourceId id,
        String name,
        List<URI> addresses,
        boolean clearWeb,
        Scope scope,
        Duration every,
        Politeness politeness,
        Optional<Access> access,
        Robots robots,
        Tlp tlp,
        String legalBasis) {
    public static final int LONGEST_NAME = 200;
    public static final int MOST_ADDRESSES = 16;
    public static final int LONGEST_LEGAL_BASIS = 2000;
    public static final Duration SHORTEST_CADENCE = Duration.ofSeconds(1);
    public static final Duration LONGEST_CADENCE = Duration.ofDays(366);
    public static final Duration DEFAULT_CADENCE = Duration.ofHours(6);

    /** What the source's robots.txt is to the crawler. */
    public enum Robots {
        HONOUR,
        IGNORE
    }

    public Source {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name must have 1 to " + LONGEST_NAME + " characters");
        }
        if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES) {
            throw new IllegalArgumentException("addresses must be 1 to " + MOST_ADDRESSES);
        }
        List<URI> checked = new ArrayList<>();
        for (URI address : addresses) {
            checked.add(checked(address, clearWeb));
        }
        addresses = List.copyOf(checked);
        Bounds.within("every", every, SHORTEST_CADENCE, LONGEST_CADENCE);
        if (legalBasis.length() > LONGEST_LEGAL_BASIS) {
            throw new IllegalArgumentException("legal-basis must have at most " + LONGEST_LEGAL_BASIS + " characters");
        }
    }

    /** A source with nothing but its addresses stated; all else as documented in {@code config/sources-example.yaml}. */
    public static Source ofAddresses(SourceId id, List<URI> addresses) {
        return new Source(
                id,
                id.value(),
                addresses,
                false,
                Scope.DEFAULT,
                DEFAULT_CADENCE,
                Politeness.DEFAULT,
                Optional.empty(),
                Robots.HONOUR,
                Tlp.AMBER,
                "");
    }

    /** Where the site is, unless it is down: the address that all its pages are known by. */
    public URI mainAddress() {
        return addresses.getFirst();
    }

    private static URI checked(URI address, boolean clearWeb) {
        String scheme = address.getScheme();
        String host = address.getHost();
        if (scheme == null || host == null || !scheme.toLowerCase(Locale.ROOT).matches("https?")) {
            throw new IllegalArgumentException(
                    "address '" + address + "' must begin with http:// or https:// and a host");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("address '" + address + "' must carry no user and no fragment");
        }
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".onion")) {
            if (OnionAddress.parse(lower).isEmpty()) {
                throw new IllegalArgumentException("address '" + address
                        + "' is not a version 3 onion address (56 characters with a right checksum)");
            }
        } else if (!clearWeb) {
            throw new IllegalArgumentException(
                    "address '" + address + "' is not an onion address; say clear-web: true if that is meant");
        } else if (!lower.matches("(?=.*[a-z])[a-z0-9.-]+")) {
            throw new IllegalArgumentException("address '" + address + "' must name its host, not number it");
        }
        String path = address.getRawPath();
        return URI.create(scheme.toLowerCase(Locale.ROOT) + "://" + lower
                + (address.getPort() < 0 || isDefaultPort(address) ? "" : ":" + address.getPort())
                + (path == null || path.isEmpty() ? "/" : path)
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    }

    private static boolean isDefaultPort(URI address) {
        return address.getPort() == ("https".equalsIgnoreCase(address.getScheme()) ? 443 : 80);
    }
}
