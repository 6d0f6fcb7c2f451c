package andon.searchapi.alerts;

import andon.searchapi.guarded.GuardedSockets;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to receivers that customers name. Connects to public addresses only, follows no redirect, and reads at most
 * 16 KiB of an answer. Thread-safe.
 */
final class GuardedHttp implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");

    /** What is read of an answer, so that the connection can be used again; a longer one is cut off. */
    private static final long MAX_ANSWER_BYTES = 16 * 1024;

    private static final int GONE = 410;

    private final OkHttpClient client;
    private final boolean plainHttp;

    GuardedHttp(DeliverySettings settings) {
        this.plainHttp = settings.reach().plainHttp();
        this.client = new OkHttpClient.Builder()
                .socketFactory(new GuardedSockets(settings.reach().allowed(), "alerts.webhook-allow"))
                // A proxy would connect for us, and its connections are not guarded.
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(settings.timeout())
                .connectTimeout(settings.timeout())
                .readTimeout(settings.timeout())
                .writeTimeout(settings.timeout())
                .connectionPool(new ConnectionPool(8, 30, TimeUnit.SECONDS))
                .build();
    }

    /** What a receiver said, or why it said nothing. */
    sealed interface Reply {
        /** @param beginning of its body, at most 16 KiB */
        record Answer(int status, byte[] beginning) implements Reply {}

        record None(Attempt attempt) implements Reply {}
    }

    /** @param headers beside the content's type and the agent's name */
    Attempt post(URI address, Map<String, String> headers, String json) {
        return switch (call(address, headers, json)) {
            case Reply.None(Attempt attempt) -> attempt;
            case Reply.Answer(int status, byte[] _) -> outcome(status);
        };
    }

    /** @param json is posted; nothing is, but asked for, if it is null */
    Reply call(URI address, Map<String, String> headers, @Nullable String json) {
        HttpUrl url = HttpUrl.get(address);
        if (url == null) {
            return new Reply.None(new Attempt.GiveUp("the receiver's address is no http or https address"));
        }
        if (!url.isHttps() && !plainHttp) {
            return new Reply.None(new Attempt.GiveUp("the receiver's address is not https"));
        }
        Request.Builder request = new Request.Builder().url(url).header("user-agent", "Andon");
        headers.forEach(request::header);
        if (json != null) {
            request.post(RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON));
        }
        try (Response response = client.newCall(request.build()).execute()) {
            response.body().source().request(MAX_ANSWER_BYTES);
            Buffer read = response.body().source().getBuffer();
            return new Reply.Answer(response.code(), read.readByteArray(Math.min(read.size(), MAX_ANSWER_BYTES)));
        } catch (GuardedSockets.ForbiddenAddressException e) {
            return new Reply.None(new Attempt.Retry(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return new Reply.None(new Attempt.Retry(e.getClass().getSimpleName() + ": " + e.getMessage()));
        }
    }

    /** What a status means that is the whole answer. */
    static Attempt outcome(int status) {
        if (status >= 200 && status < 300) {
            return new Attempt.Done();
        }
        if (status == GONE) {
            return new Attempt.GiveUp("the receiver answered 410 Gone");
        }
        if (status >= 300 && status < 400) {
            return new Attempt.Retry("the receiver answered with a redirect (" + status + "), which is not followed");
        }
        return new Attempt.Retry("the receiver answered " + status);
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
