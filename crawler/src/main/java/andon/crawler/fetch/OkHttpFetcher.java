package andon.crawler.fetch;

import andon.crawler.fetch.FetchOutcome.Blame;
import andon.crawler.fetch.FetchOutcome.Failed;
import andon.crawler.fetch.Ways.Way;
import java.io.IOException;
import java.net.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches with OkHttp over {@link SocksSocket}s. When an endpoint fails, the request goes through another one; without any
 * that works every request fails and nothing is dialled.
 */
public final class OkHttpFetcher implements Fetcher {
    private static final int MOST_IDLE_CONNECTIONS = 256;
    /** Sources are few, and so are their own sets of headers. */
    private static final int MOST_HEADER_SETS = 10_000;

    private final FetchSettings settings;
    private final InstantSource clock;
    private final Endpoints endpoints;
    private final Bandwidth bandwidth;
    private final Ways ways;
    private final Origins origins = new Origins();
    private final ResponseReader responses;
    private final OkHttpClient base;
    private final ConcurrentMap<HeaderSet, Headers> headerSets = new ConcurrentHashMap<>();

    public OkHttpFetcher(FetchSettings settings, Cookies cookies, InstantSource clock) {
        this(settings, cookies, clock, Bandwidth.of(settings.bytesPerSecond()));
    }

    OkHttpFetcher(FetchSettings settings, Cookies cookies, InstantSource clock, Bandwidth bandwidth) {
        this.settings = settings;
        this.clock = clock;
        this.bandwidth = bandwidth;
        this.endpoints = new Endpoints(settings, clock);
        this.responses = new ResponseReader(settings, bandwidth, clock);
        ConnectionPool pool = new ConnectionPool(
                Math.min(MOST_IDLE_CONNECTIONS, (settings.connections() + 1) / 2), 1, TimeUnit.MINUTES);
        this.base = new OkHttpClient.Builder()
                // Proxies of the JVM's settings must not interfere; the socket is the proxy's.
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .fastFallback(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(cookies)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.totalTimeout())
                .connectionPool(pool)
                // A call is made on the thread, and within the scope, of its request.
                .eventListenerFactory(call -> Reception.CURRENT.get())
                // Nothing is reached but on a way.
                .dns(new HostNames())
                .socketFactory(new NoSockets())
                .build();
        this.ways = new Ways(endpoints, settings.circuitLifetime(), circuit -> client(circuit, pool), clock);
    }

    private OkHttpClient client(Circuit circuit, ConnectionPool pool) {
        OkHttpClient.Builder client = base.newBuilder()
                .dns(new HostNames())
                .socketFactory(new CircuitSockets(circuit, endpoints, bandwidth, pool::evictAll));
        if (OnionCertificates.areNeedless(circuit.user())) {
            OnionCertificates.accept(client);
        }
        return client.build();
    }

    @Override
    public FetchOutcome fetch(FetchRequest request) {
        return switch (origins.of(request.address())) {
            case Origins.Target.Unreachable(Failed outcome) -> outcome;
            case Origins.Target.Reachable(HttpUrl url) -> fetch(request, url);
        };
    }

    private FetchOutcome fetch(FetchRequest request, HttpUrl url) {
        Request message = message(request, url);
        FetchOutcome outcome = Failed.of(FailureCode.NO_PROXY, FailureCode.NO_PROXY.meaning());
        for (int tries = 0; tries < endpoints.size(); tries++) {
            bandwidth.await();
            Way way;
            try {
                way = ways.to(url.host());
            } catch (ProxyException e) {
                return tries == 0 ? Failures.of(e) : outcome;
            }
            Endpoint endpoint = way.circuit().endpoint();
            int outages = endpoint.outages();
            outcome = send(request, message, way, outages);
            if (!isEndpointsFailure(outcome, way.circuit(), outages)) {
                return outcome;
            }
            endpoints.failed(endpoint, outages);
            outcome = blamed(outcome, endpoint);
            if (request.form().isPresent()) {
                // It may have arrived; to send a form twice is the caller's decision.
                return outcome;
            }
        }
        return outcome;
    }

    private FetchOutcome send(FetchRequest request, Request message, Way way, int outages) {
        Reception reception = new Reception();
        return ScopedValue.where(Reception.CURRENT, reception).call(() -> {
            Call call = way.client().newCall(message);
            ResponseReader.Sent sent =
                    new ResponseReader.Sent(request, call, way.circuit(), clock.instant(), reception);
            try (Response response = call.execute()) {
                way.circuit().endpoint().reached(outages);
                return responses.read(sent, response);
            } catch (IOException e) {
                return Failures.of(e);
            } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
                // OkHttp's own checks of what a server sends: a negative status, for one, ends in a failed check.
                call.cancel();
                return Failed.of(FailureCode.PROTOCOL, "OkHttp does not take the response: " + e);
            }
        });
    }

    /** Whether it was the endpoint that failed, rather than what lies behind it. */
    private boolean isEndpointsFailure(FetchOutcome outcome, Circuit circuit, int outages) {
        if (!(outcome instanceof Failed failed)) {
            return false;
        }
        Endpoint endpoint = circuit.endpoint();
        boolean failedItself = switch (failed.failure()) {
            case PROXY_DOWN, PROXY_AUTH, PROXY_PROTOCOL, COMMAND_UNSUPPORTED, ADDRESS_UNSUPPORTED -> true;
            // So it looks to those who were on their way when an endpoint died.
            case RESET, TLS, GENERAL_FAILURE, TRUNCATED -> !endpoint.answers();
            default -> false;
        };
        if (!failedItself
                && failed.blame() == Blame.HOST
                && failed.status().isEmpty()
                && endpoint.lost(circuit.user())
                && endpoints.anotherWorks(endpoint)) {
            // Its network is gone, perhaps; the hosts go elsewhere for a while.
            endpoints.failed(endpoint, outages);
        }
        return failedItself;
    }

    private static FetchOutcome blamed(FetchOutcome outcome, Endpoint endpoint) {
        return outcome instanceof Failed failed && failed.blame() == Blame.PROXY
                ? outcome
                : Failed.of(FailureCode.PROXY_DOWN, "the SOCKS endpoint " + endpoint + " went away");
    }

    private Request message(FetchRequest request, HttpUrl url) {
        Request.Builder builder =
                new Request.Builder().url(url).headers(headers(request.headers().orElse(settings.headers())));
        request.validators().ifPresent(known -> {
            known.etag().ifPresent(etag -> builder.header("If-None-Match", etag));
            known.lastModified().ifPresent(time -> builder.header("If-Modified-Since", time));
        });
        request.form().ifPresent(fields -> {
            FormBody.Builder form = new FormBody.Builder();
            fields.forEach(form::add);
            builder.post(form.build());
        });
        return builder.build();
    }

    private Headers headers(HeaderSet set) {
        Headers known = headerSets.get(set);
        if (known == null) {
            Headers.Builder builder = new Headers.Builder().add("User-Agent", set.userAgent());
            set.more().forEach(builder::add);
            if (set.more().keySet().stream().noneMatch("Accept-Encoding"::equalsIgnoreCase)) {
                // OkHttp would ask for gzip by itself and hide that from the capture.
                builder.add("Accept-Encoding", "identity");
            }
            known = builder.build();
            if (headerSets.size() >= MOST_HEADER_SETS) {
                headerSets.clear();
            }
            headerSets.put(set, known);
        }
        return known;
    }

    @Override
    public HeaderSet headers() {
        return settings.headers();
    }

    @Override
    public void renewCircuit(String host) {
        ways.renew(host);
    }

    @Override
    public List<EndpointStatus> endpoints() {
        return endpoints.statuses();
    }

    @Override
    public void close() {
        base.dispatcher().executorService().shutdown();
        base.connectionPool().evictAll();
    }
}
