package andon.corpus.text;

import andon.vocabulary.Credential;
import andon.vocabulary.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The host names inside entities' values. */
public final class Addresses {
    private Addresses() {}

    /** The domain that a domain, URL, e-mail address or credential belongs to, in lower case; empty for other entities. */
    public static Optional<String> domain(Entity entity) {
        return switch (entity.type()) {
            case DOMAIN_NAME, ONION_ADDRESS -> host(entity.value());
            case URL -> urlHost(entity.value());
            case EMAIL_ADDR -> afterAt(entity.value());
            case CREDENTIAL -> afterAt(login(entity));
            default -> Optional.empty();
        };
    }

    /** The service that a credential opens, if it is a host and not the one that {@link #domain} gives. */
    public static Optional<String> service(Entity entity) {
        Credential credential = entity.credential();
        if (credential == null || credential.service() == null) {
            return Optional.empty();
        }
        Optional<String> service = host(credential.service());
        return service.equals(domain(entity)) ? Optional.empty() : service;
    }

    /** A credential's value without the masked secret: {@code user@host}. */
    public static String login(Entity credential) {
        String value = credential.value();
        if (credential.secret() != null
                && value.endsWith(":" + credential.secret().masked())) {
            return value.substring(
                    0, value.length() - credential.secret().masked().length() - 1);
        }
        int colon = value.lastIndexOf(':');
        return colon < 0 ? value : value.substring(0, colon);
    }

    /** {@code a.b.c}, {@code b.c}, {@code c}. */
    public static List<String> withParents(String domain) {
        List<String> all = new ArrayList<>();
        all.add(domain);
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            if (dot + 1 < domain.length()) {
                all.add(domain.substring(dot + 1));
            }
        }
        return all;
    }

    /** The host of a URL with a scheme; empty if there is none. */
    public static Optional<String> urlHost(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return Optional.empty();
        }
        int from = scheme + 3;
        int end = from;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(from, end);
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.startsWith("[") ? -1 : hostAndPort.indexOf(':');
        return host(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon));
    }

    private static Optional<String> afterAt(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? Optional.empty() : host(address.substring(at + 1));
    }

    private static Optional<String> host(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String host = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return host.isEmpty() ? Optional.empty() : Optional.of(host);
    }
}
