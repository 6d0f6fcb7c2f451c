package andon.crawler.page;

import andon.crawler.frontier.Discovered;
import andon.crawler.source.Source;
import andon.vocabulary.OnionAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Says which links of a source are followed and by which address the page behind is known. Immutable but for the session
 * names it learns; thread-safe.
 *
 * <p>A source's mirrors serve the same pages: whatever host a link names, the page is known by the main one.
 */
public final class SiteScope {
    /** How many pages of one form of address are known at most, for each page of the visit's budget. */
    private static final long SHAPE_FACTOR = 20;

    private final Source source;
    private final String mainOrigin;
    private final List<Origin> origins;
    private final List<Pattern> included;
    private final List<Pattern> excluded;
    private volatile Set<String> sessions = Set.of();
    private final RecentVerdicts recent = new RecentVerdicts();

    public SiteScope(Source source) {
        this.source = source;
        this.mainOrigin = origin(source.mainAddress());
        this.origins = source.addresses().stream()
                .map(a -> Origin.of(parsed(a)))
                .distinct()
                .toList();
        this.included = source.scope().includePatterns();
        this.excluded = source.scope().excludePatterns();
    }

    private record Origin(String scheme, String host, int port) {
        static Origin of(HttpUrl url) {
            return new Origin(url.scheme(), url.host(), url.port());
        }

        boolean isOf(HttpUrl url) {
            return port == url.port() && host.equals(url.host()) && scheme.equals(url.scheme());
        }
    }

    /** What is to be done about a link. */
    public sealed interface Verdict {
        /** A page of the source. */
        record Follow(Discovered page) implements Verdict {}

        /** A page of an onion host that is no part of the source. */
        record Elsewhere(OnionAddress host) implements Verdict {}

        /** Not followed; {@code code} says why. */
        record Refused(String code) implements Verdict {}
    }

    /** The pages where a visit begins: the source's addresses, and the canaries', which every visit must see. */
    public List<Discovered> seeds() {
        Map<URI, Discovered> seeds = new HashMap<>();
        Stream.concat(source.addresses().stream(), source.canaries().stream().map(source::address))
                .flatMap(address -> knownAs(address).stream())
                .forEach(page -> seeds.put(page, discovered(page)));
        return List.copyOf(seeds.values());
    }

    /** The address by which an address of the source that an operator wrote is known; empty if it is none. */
    public Optional<URI> knownAs(URI stated) {
        return Optional.ofNullable(HttpUrl.parse(stated.toString()))
                .flatMap(url -> canonical(url, CanonicalAddress.parameters(url)));
    }

    /** Judges the link {@code href} that stands on the page {@code base}. */
    public Verdict judge(URI base, String href) {
        return LinkBase.of(base).map(from -> judge(from, href)).orElseGet(() -> new Verdict.Refused("scheme"));
    }

    /** As {@link #judge(URI, String)}, for many links of a page. */
    Verdict judge(LinkBase base, String href) {
        if (href.length() > LinkBase.LONGEST) {
            return new Verdict.Refused("address");
        }
        String link = LinkBase.withoutFragment(href);
        String key = base.key(link);
        Verdict known = recent.find(key);
        if (known != null) {
            return known;
        }
        long asOf = recent.cleared();
        Verdict verdict = judged(base.resolve(link));
        recent.keep(key, verdict, asOf);
        return verdict;
    }

    private Verdict judged(@Nullable HttpUrl url) {
        if (url == null) {
            return new Verdict.Refused("scheme");
        }
        if (!isOnSite(url)) {
            return OnionAddress.parse(url.host())
                    .filter(host -> source.addresses().stream()
                            .noneMatch(a -> a.getHost().endsWith(host.host())))
                    .<Verdict>map(Verdict.Elsewhere::new)
                    .orElseGet(() -> new Verdict.Refused("off-site"));
        }
        if (isMedia(url)) {
            return new Verdict.Refused("media");
        }
        List<CanonicalAddress.Parameter> parameters = CanonicalAddress.parameters(url);
        if (LinkActions.isAction(url, parameters)) {
            return new Verdict.Refused("action");
        }
        if (EndlessSpaces.isTrap(url, parameters)) {
            return new Verdict.Refused("trap");
        }
        Optional<URI> page = canonical(url, parameters);
        if (page.isEmpty()) {
            return new Verdict.Refused("address");
        }
        if (isExcluded(page.get())) {
            return new Verdict.Refused("excluded");
        }
        return new Verdict.Follow(discovered(page.get()));
    }

    private Discovered discovered(URI page) {
        return EndlessSpaces.bounded(
                page, Math.multiplyExact(SHAPE_FACTOR, source.scope().pages()));
    }

    /** The canonical form on the main host. */
    private Optional<URI> canonical(HttpUrl url, List<CanonicalAddress.Parameter> parameters) {
        return CanonicalAddress.of(url, parameters, sessions).map(page -> {
            String origin = origin(url);
            return origin.equals(mainOrigin)
                    ? page
                    : URI.create(mainOrigin + page.toString().substring(origin.length()));
        });
    }

    /** The same page on the host of {@code mirror}. */
    public URI on(URI mirror, URI page) {
        return URI.create(origin(mirror) + page.toString().substring(mainOrigin.length()));
    }

    /** The absolute address that {@code href} means on the page {@code base}; empty if it is no http address. */
    public static Optional<URI> resolve(URI base, String href) {
        HttpUrl from = HttpUrl.parse(base.toString());
        HttpUrl url = from == null ? null : from.resolve(href.strip());
        return Optional.ofNullable(url).map(HttpUrl::uri);
    }

    /** The same path and query on the host of {@code mirror}. */
    public static URI moveTo(URI mirror, URI page) {
        String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
        return URI.create(origin(mirror) + page.getRawPath() + query);
    }

    boolean isExcluded(URI page) {
        String target = page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        boolean wanted = included.isEmpty() || matches(included, target);
        return !wanted || matches(excluded, target);
    }

    private static boolean matches(List<Pattern> patterns, String target) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(target).matches());
    }

    /** From now on parameters of these names are taken for sessions. */
    void learnSessions(Set<String> names) {
        if (!sessions.containsAll(names)) {
            Set<String> all = new HashSet<>(sessions);
            all.addAll(names);
            sessions = Set.copyOf(all);
            recent.clear();
        }
    }

    boolean isOnSite(HttpUrl url) {
        for (Origin origin : origins) {
            if (origin.isOf(url)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMedia(HttpUrl url) {
        String last = url.pathSegments().getLast();
        int dot = last.lastIndexOf('.');
        return dot >= 0 && LinkWords.MEDIA.contains(last.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static HttpUrl parsed(URI address) {
        HttpUrl url = HttpUrl.parse(address.toString());
        if (url == null) {
            throw new IllegalArgumentException("no http address: " + address);
        }
        return url;
    }

    private static String origin(URI address) {
        return origin(parsed(address));
    }

    private static String origin(HttpUrl url) {
        return url.scheme() + "://" + url.host()
                + (url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port());
    }
}
