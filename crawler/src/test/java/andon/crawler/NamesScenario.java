package andon.crawler;

import andon.crawler.fetch.EndpointStatus;
import andon.crawler.fetch.FetchSettings;
import andon.crawler.fetch.Fetcher;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksRequest;
import andon.testbed.net.SocksTestProxy;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A crawl of an onion, a clear-web and an i2p source whose pages name other hosts in every way in which a page, a redirect, a
 * robots.txt and a login form can, with one endpoint down and one host that only its mirror answers for.
 */
final class NamesScenario {
    static final String MAIN = PageSite.address("names main").host();
    static final String MIRROR = PageSite.address("names mirror").host();
    static final String DOWN = PageSite.address("names down").host();
    static final String CLEAR = "forum.clear.example";
    static final String I2P = "forum.i2p";

    private static final String PAGE = """
            <html><head><title>Words</title><link rel="canonical" href="http://canonical.example/">
            <link rel="alternate" href="http://feed.example/rss" type="application/rss+xml">
            <link rel="next" href="http://next.example/"><link rel="stylesheet" href="http://style.example/a.css">
            <meta http-equiv="refresh" content="600; url=http://refresh.example/"></head><body>
            <p>Words that somebody wrote for everybody to read, and more of them.</p>
            <a href="/clear">1</a><a href="/i2p">2</a><a href="/ip">3</a><a href="/ip6">4</a><a href="/scheme">5</a>
            <a href="/number">6</a><a href="/more">7</a><a href="/based">8</a><a href="/refreshed">9</a>
            <a href="http://link.example/">l</a><a href="http://link.i2p/">l</a><a href="http://192.0.2.8/">l</a>
            <a href="//slashes.example/">l</a><a href="ftp://ftp.example/">l</a>
            <img src="http://image.example/a.png"><iframe src="http://frame.example/"></iframe>
            <script src="http://script.example/a.js"></script>
            <form action="http://form.example/"><input name="q"></form></body></html>
            """;

    private static final Map<String, String> REDIRECTS = Map.of(
            "/clear", "http://redirected.example/",
            "/i2p", "http://redirected.i2p/",
            "/ip", "http://192.0.2.7/",
            "/ip6", "http://[2001:db8::7]/",
            "/scheme", "//schemeless.example/",
            "/number", "http://3221225991/");

    /** What is looked at afterwards. */
    record Seen(
            List<String> captured,
            Set<String> dialled,
            List<String> leaked,
            List<String> lookups,
            long dials,
            long relayed) {}

    private NamesScenario() {}

    /** Argument: an empty folder. Prints what was seen, for a run in a namespace of its own. */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("leak")) {
            NetworkCounters.leak();
        } else {
            Seen seen = run(Path.of(args[0]));
            System.out.println("captured=" + seen.captured().size());
            System.out.println("connections=" + (seen.dials() + seen.relayed()));
            System.out.println("lookups=" + String.join(",", seen.lookups()));
            System.out.println("dialled=" + String.join(",", seen.dialled()));
        }
        NetworkCounters counters = NetworkCounters.read();
        System.out.println("opened=" + counters.opened());
        System.out.println("elsewhere=" + counters.elsewhere());
    }

    static Seen run(Path folder) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", NamesScenario::answer);
        server.start();
        AtomicLong relayed = new AtomicLong();
        Function<String, SocksAnswer> directory = host -> {
            if (host.equals(DOWN)) {
                return new SocksAnswer.Refuse(0xF0);
            }
            relayed.incrementAndGet();
            return new SocksAnswer.Connect(server.getAddress());
        };
        List<Fetcher> fetchers = new ArrayList<>();
        try (Bench bench = new Bench(folder, List.of());
                SocksTestProxy proxy = SocksTestProxy.start(directory)) {
            SocksTestProxy closed = SocksTestProxy.start(directory);
            closed.close();
            bench.fetch = FetchSettings.through(closed.address(), proxy.address())
                    .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));
            bench.environment = Map.of("WORD", "not a real one");
            bench.sources("sources:\n"
                    + source("onion", "", "http://" + MAIN + "/")
                    + source("mirrored", "", "http://" + DOWN + "/", "http://" + MIRROR + "/")
                    + source("clear", "clear-web: true", "http://" + CLEAR + "/")
                    + source("i2p", "i2p: true", "http://" + I2P + "/")
                    + source(
                            "login",
                            "access: { login: \"/login\", user: reader, password-env: WORD }",
                            "http://www." + MAIN + "/"));
            try (Crawler crawler = bench.crawler(own -> {
                fetchers.add(own);
                return own;
            })) {
                bench.registry.all().forEach(s -> crawler.begin(s.source().id()));
                crawler.start();
                if (!crawler.awaitIdle(Bench.PATIENCE)) {
                    throw new IllegalStateException("the crawl does not end");
                }
            }
            return new Seen(
                    bench.captures().stream().map(c -> c.address().toString()).toList(),
                    new TreeSet<>(
                            proxy.requests().stream().map(SocksRequest::host).toList()),
                    proxy.leaks().stream().map(SocksRequest::host).toList(),
                    RecordingResolver.lookups(),
                    fetchers.getFirst().endpoints().stream()
                            .mapToLong(EndpointStatus::dials)
                            .sum(),
                    relayed.get());
        } finally {
            server.stop(0);
        }
    }

    private static String source(String id, String more, String... addresses) {
        List<String> lines = new ArrayList<>();
        lines.add("  - id: " + id);
        lines.add("    addresses: [\"" + String.join("\", \"", addresses) + "\"]");
        lines.add("    politeness: { delay: 0s, connections: 2 }");
        if (!more.isEmpty()) {
            lines.add("    " + more);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String location = REDIRECTS.get(path);
        if (location != null) {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        } else {
            send(exchange, path);
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, String path) throws IOException {
        String body = switch (path) {
            case "/robots.txt" ->
                "User-agent: *\nDisallow: /private\nSitemap: http://sitemap.example/sitemap.xml\nHost: host.example\n";
            case "/based" ->
                "<html><head><base href=\"http://base.example/\"></head><body><p>Words to read here, and some more of "
                        + "them.<a href=\"relative\">r</a></body></html>";
            case "/refreshed" ->
                "<html><head><meta http-equiv=refresh content=\"0;url=http://refreshed.example/\"></head></html>";
            case "/login" ->
                "<html><body><p>Please log in</p><form method=post action=\"http://elsewhere.example/login\">"
                        + "<input name=username><input type=password name=password><input type=submit></form></html>";
            default -> PAGE;
        };
        exchange.getResponseHeaders().add("Content-Type", path.equals("/robots.txt") ? "text/plain" : "text/html");
        exchange.getResponseHeaders().add("Alt-Svc", "h2=\"alternative.example:443\"");
        exchange.getResponseHeaders().add("Link", "<http://header.example/>; rel=canonical");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
