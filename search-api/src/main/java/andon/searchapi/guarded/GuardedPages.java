package andon.searchapi.guarded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Reads small pages of hosts that customers name. Connects to public addresses only, follows no redirect, and reads at most
 * {@link #MAX_BYTES} of an answer, also after decompression. What it says of a failure tells nothing of the network inside.
 * Thread-safe.
 */
public final class GuardedPages implements AutoCloseable {
    /** Of a page only so much is read: what is looked for stands at its beginning. */
    public static final long MAX_BYTES = 256 * 1024;

    private final OkHttpClient client;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    public interface Hosts {
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    /** What came of a call. */
    public sealed interface Answer {
        /**
         * @param body the beginning of it as UTF-8
         */
        record Page(int status, String body) implements Answer {}

        /** @param reason in a few words, for whoever named the host */
        record Unreachable(String reason) implements Answer {}
    }

    /**
     * @param allowed networks that may be reached although they are not public
     * @param timeout for a whole call
     */
    public GuardedPages(List<AddressRange> allowed, Hosts hosts, Duration timeout) {
        Dns dns = hosts::addresses;
        this.client = new OkHttpClient.Builder()
                .socketFactory(new GuardedSockets(allowed, "assets.http-allow"))
                // A proxy would connect for us, and its connections are not guarded.
                .proxy(Proxy.NO_PROXY)
                .dns(dns)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .connectionPool(new ConnectionPool(4, 5, TimeUnit.SECONDS))
                .build();
    }

    /** @param scheme http or https */
    public Answer get(String scheme, String host, int port, String path) {
        HttpUrl url = new HttpUrl.Builder()
                .scheme(scheme)
                .host(host)
                .port(port)
                .encodedPath(path)
                .build();
        Request request = new Request.Builder()
                .url(url)
                .header("user-agent", "Andon")
                .header("accept", "text/plain, text/html")
                .build();
        try (Response response = client.newCall(request).execute()) {
            response.body().source().request(MAX_BYTES);
            byte[] read = response.body().source().getBuffer().snapshot().toByteArray();
            int length = (int) Math.min(read.length, MAX_BYTES);
            return new Answer.Page(response.code(), new String(read, 0, length, StandardCharsets.UTF_8));
        } catch (GuardedSockets.ForbiddenAddressException e) {
            return new Answer.Unreachable("the host has no public address");
        } catch (UnknownHostException e) {
            return new Answer.Unreachable("the host has no address");
        } catch (IOException e) {
            // Its message may name addresses of the network inside.
            return new Answer.Unreachable("no answer (" + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
