package andon.searchapi.assets;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own DNS client: UDP, and TCP for what does not fit. Of all that JNDI can do only this provider is used, whose
 * attributes are strings; names are those of checked domains.
 */
@SuppressWarnings({"BanJNDI", "JdkObsolete"})
final class JndiNames implements Names {
    private static final int TRIES = 2;
    private static final String TXT = "TXT";

    private final @Nullable InetSocketAddress resolver;
    private final Hashtable<String, String> environment = new Hashtable<>();

    /**
     * @param resolver which server is asked; null for those of the system
     * @param timeout for the first try; the second waits twice as long
     */
    JndiNames(@Nullable InetSocketAddress resolver, Duration timeout) {
        this.resolver = resolver;
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, resolver == null ? "dns:" : "dns://" + server(resolver));
        environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(timeout.toMillis()));
        environment.put("com.sun.jndi.dns.timeout.retries", Integer.toString(TRIES));
    }

    private static String server(InetSocketAddress resolver) {
        String host = resolver.getHostString();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + resolver.getPort();
    }

    @Override
    public Texts texts(String name) {
        try {
            return new Texts.Found(records(name, TXT));
        } catch (NameNotFoundException e) {
            return new Texts.Found(List.of());
        } catch (NamingException e) {
            return new Texts.Failed("no answer (" + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        if (resolver == null) {
            return List.of(InetAddress.getAllByName(host));
        }
        List<InetAddress> addresses = new ArrayList<>();
        try {
            for (String type : List.of("A", "AAAA")) {
                for (String literal : records(host, type)) {
                    addresses.add(InetAddress.ofLiteral(literal));
                }
            }
        } catch (NamingException | IllegalArgumentException e) {
            UnknownHostException unknown = new UnknownHostException(host);
            unknown.initCause(e);
            throw unknown;
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    private List<String> records(String name, String type) throws NamingException {
        InitialDirContext context = new InitialDirContext(environment);
        try {
            Attribute attribute =
                    context.getAttributes(name, new String[] {type}).get(type);
            List<String> records = new ArrayList<>();
            if (attribute != null) {
                NamingEnumeration<?> all = attribute.getAll();
                while (all.hasMore() && records.size() < MAX_RECORDS) {
                    records.add(String.valueOf(all.next()));
                }
            }
            return records;
        } finally {
            context.close();
        }
    }
}
