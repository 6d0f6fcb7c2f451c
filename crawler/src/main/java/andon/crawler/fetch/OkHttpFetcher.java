package andon.crawler.fetch;

import andon.crawler.fetch.FetchOutcome.Failed;
import andon.crawler.fetch.FetchOutcome.Fetched;
import andon.crawler.fetch.FetchOutcome.NotModified;
import andon.crawler.fetch.FetchOutcome.Redirected;
import andon.crawler.fetch.FetchOutcome.Unstored;
import andon.evidence.Header;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches with OkHttp over {@link SocksSocket}s. Without a proxy every request fails and nothing is dialled. */
public final class OkHttpFetcher implements Fetcher {
    private static final int IDLE_CONNECTIONS = 64;

    private final FetchSettings settings;
    private final InstantSource clock;
    private final Circuits circuits = new Circuits();
    private final OkHttpClient client;

    public OkHttpFetcher(FetchSettings settings, Cookies cookies, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = new OkHttpClient.Builder()
                // Proxies of the JVM's settings must not interfere; the socket is the proxy's.
                .proxy(Proxy.NO_PROXY)
                .socketFactory(
                        new SocksSocketFactory(settings.endpoints().stream().findFirst(), circuits))
                .dns(new HostNames())
                .protocols(List.of(Protocol.HTTP_1_1))
                .fastFallback(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(cookies)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.totalTimeout())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                .build();
    }

    @Override
    public FetchOutcome fetch(FetchRequest request) {
        if (settings.endpoints().isEmpty()) {
            return Failures.of(new ProxyException(FailureCode.NO_PROXY, "no proxy is configured: nothing is dialled"));
        }
        HttpUrl url = HttpUrl.parse(request.address().toString());
        if (url == null || !isName(url.host())) {
            return Failed.of(FailureCode.BAD_URL, "not the http address of a named host: " + request.address());
        }
        Instant start = clock.instant();
        try (Response response = client.newCall(request(request, url)).execute()) {
            return outcome(request, url, response, start);
        } catch (IOException e) {
            return Failures.of(e);
        } catch (Bodies.Refused e) {
            return Failed.of(e.failure(), String.valueOf(e.getMessage()));
        }
    }

    /** OkHttp would dial a numeric host without asking {@link HostNames}; it would still go to the proxy, as a name. */
    private static boolean isName(String host) {
        return !host.contains(":") && !host.matches("[0-9.]+");
    }

    private Request request(FetchRequest request, HttpUrl url) {
        HeaderSet headers = request.headers().orElse(settings.headers());
        Request.Builder builder = new Request.Builder().url(url).header("User-Agent", headers.userAgent());
        headers.more().forEach(builder::header);
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

    private FetchOutcome outcome(FetchRequest request, HttpUrl url, Response response, Instant start)
            throws IOException, Bodies.Refused {
        int status = response.code();
        if (response.headers().byteCount() > FetchSettings.MAX_HEADERS) {
            return Failed.of(FailureCode.HEADERS_TOO_LARGE, response.headers().byteCount() + " bytes of headers");
        }
        if (status == 304 && request.validators().isPresent()) {
            Response network = Objects.requireNonNullElse(response.networkResponse(), response);
            return new NotModified(
                    request.address(),
                    start,
                    Duration.between(start, clock.instant()),
                    headers(network.request().headers()),
                    status,
                    response.message(),
                    headers(network.headers()),
                    circuits.of(url.host()).name());
        }
        String location = response.header("Location");
        if (status >= 300 && status < 400 && location != null) {
            return location.length() > Redirected.LONGEST_LOCATION
                    ? Failed.of(FailureCode.BAD_REDIRECT, "a location of " + location.length() + " characters")
                    : new Redirected(status, location);
        }
        if (status < 200 || status >= 300) {
            return Failures.http(status, Optional.ofNullable(response.header("Retry-After")));
        }
        String contentType = Objects.requireNonNullElse(response.header("Content-Type"), "");
        String announced = MediaTypes.withoutParameters(contentType);
        if (!MediaTypes.mayBeText(announced)) {
            return unstored(announced, response, "'" + announced + "' is no text");
        }
        String encoding = Objects.requireNonNullElse(response.header("Content-Encoding"), "");
        byte[] raw;
        Optional<String> truncated = Optional.empty();
        try (InputStream in = response.body().byteStream()) {
            raw = in.readNBytes(settings.maxBody());
            if (raw.length == settings.maxBody() && in.read() >= 0) {
                if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
                    return Failed.of(
                            FailureCode.DECOMPRESSION_BOMB, "more than " + settings.maxBody() + " compressed bytes");
                }
                truncated = Optional.of("length");
            }
        }
        byte[] content = Bodies.decode(raw, encoding, settings.maxBody());
        Optional<String> mediaType = MediaTypes.sniff(announced, content);
        if (mediaType.isEmpty()) {
            return unstored(announced, response, "the body is no text, though called '" + announced + "'");
        }
        Instant end = clock.instant();
        Response network = Objects.requireNonNullElse(response.networkResponse(), response);
        return new Fetched(new FetchedPage(
                request.address(),
                start,
                Duration.between(start, end),
                headers(network.request().headers()),
                status,
                response.message(),
                headers(network.headers()),
                raw,
                content,
                mediaType.get(),
                MediaTypes.charset(contentType),
                truncated,
                circuits.of(url.host()).name()));
    }

    private static Failed unstored(String announced, Response response, String detail) {
        long length = response.body().contentLength();
        return new Failed(
                FailureCode.WRONG_TYPE,
                OptionalInt.empty(),
                detail,
                Optional.empty(),
                Optional.of(new Unstored(announced, length < 0 ? OptionalLong.empty() : OptionalLong.of(length))));
    }

    private static List<Header> headers(okhttp3.Headers headers) {
        List<Header> out = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            out.add(new Header(headers.name(i), headers.value(i)));
        }
        return out;
    }

    @Override
    public void renewCircuit(String host) {
        circuits.renew(host);
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
