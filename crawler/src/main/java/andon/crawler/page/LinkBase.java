package andon.crawler.page;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The address against which a page's links are read, parsed once. */
final class LinkBase {
    /** No link of more characters is read. */
    static final int LONGEST = 8192;

    private final HttpUrl url;
    private final String scheme;
    private final String origin;
    private final String path;
    private final String folder;

    private LinkBase(HttpUrl url) {
        this.url = url;
        String all = url.toString();
        int pathAt = all.indexOf('/', url.scheme().length() + 3);
        int end = all.indexOf('?', pathAt);
        this.scheme = url.scheme() + ":";
        this.origin = all.substring(0, pathAt);
        this.path = end < 0 ? withoutFragment(all) : all.substring(0, end);
        this.folder = path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Empty if it is no http address. */
    static Optional<LinkBase> of(URI address) {
        return Optional.ofNullable(HttpUrl.parse(address.toString())).map(LinkBase::new);
    }

    /** The base that a page's {@code base} element states. */
    LinkBase of(String href) {
        HttpUrl other = resolve(href);
        return other == null ? this : new LinkBase(other);
    }

    static String withoutFragment(String href) {
        String stripped = href.strip();
        int hash = stripped.indexOf('#');
        return hash < 0 ? stripped : stripped.substring(0, hash);
    }

    /** Links with the same key resolve to the same address, whatever page of the site they stand on. */
    String key(String link) {
        if (link.isEmpty()) {
            return url.toString();
        }
        return switch (link.charAt(0)) {
            case '/' -> (link.startsWith("//") ? scheme : origin) + link;
            case '?' -> path + link;
            default -> link.startsWith("http://") || link.startsWith("https://") ? link : folder + link;
        };
    }

    /** The absolute address; null if it is no http address. */
    @Nullable
    HttpUrl resolve(String link) {
        return link.length() > LONGEST ? null : url.resolve(link);
    }
}
