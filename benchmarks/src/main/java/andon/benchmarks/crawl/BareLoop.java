package andon.benchmarks.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What crawling costs at least with Andon's own libraries: fetch (OkHttp through the JDK's SOCKS), parse (jsoup), follow
 * links that were not seen yet. No frontier, no politeness, no judgement of pages; nothing survives the process.
 */
final class BareLoop {
    private static final String USER_AGENT = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final OkHttpClient client;
    private final @Nullable PlainWarc warc;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong open = new AtomicLong();
    private final CountDownLatch done = new CountDownLatch(1);

    private BareLoop(InetSocketAddress proxy, int hosts, int workers, @Nullable PlainWarc warc) {
        this.client = new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.SOCKS, proxy))
                // One idle connection for each host may stay: to dial anew for every page would be no fair peer.
                .connectionPool(new ConnectionPool(hosts + workers, 5, TimeUnit.MINUTES))
                .followRedirects(false)
                .build();
        this.free = new Semaphore(workers);
        this.warc = warc;
    }

    /** Arguments: port of the proxy, hosts, workers; a WARC file, if one is to be written. */
    public static void main(String[] args) throws IOException, InterruptedException {
        InetSocketAddress proxy =
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), Integer.parseInt(args[0]));
        int hosts = Integer.parseInt(args[1]);
        try (PlainWarc warc = args.length > 3 ? new PlainWarc(Path.of(args[3])) : null) {
            BareLoop loop = new BareLoop(proxy, hosts, Integer.parseInt(args[2]), warc);
            DarkWeb.hosts(hosts).forEach(host -> loop.follow("http://" + host + "/"));
            loop.done.await();
            loop.threads.close();
        }
    }

    private void follow(String address) {
        if (seen.add(address)) {
            open.incrementAndGet();
            threads.execute(() -> {
                free.acquireUninterruptibly();
                try {
                    read(address);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    free.release();
                    if (open.decrementAndGet() == 0) {
                        done.countDown();
                    }
                }
            });
        }
    }

    private void read(String address) throws IOException {
        Instant at = Instant.now();
        Request request = new Request.Builder()
                .url(address)
                .header("User-Agent", USER_AGENT)
                .build();
        try (Response response = client.newCall(request).execute()) {
            byte[] body = response.body().bytes();
            if (warc != null) {
                warc.write(URI.create(address), at, response, body);
            }
            Document page = Jsoup.parse(new java.io.ByteArrayInputStream(body), null, address);
            String origin = address.substring(0, address.indexOf('/', 7));
            for (Element link : page.select("a[href]")) {
                String target = link.absUrl("href");
                int fragment = target.indexOf('#');
                String plain = fragment < 0 ? target : target.substring(0, fragment);
                if (plain.startsWith(origin)) {
                    follow(plain);
                }
            }
        }
    }
}
