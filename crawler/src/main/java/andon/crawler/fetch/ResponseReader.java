package andon.crawler.fetch;

import andon.crawler.fetch.FetchOutcome.Failed;
import andon.crawler.fetch.FetchOutcome.Fetched;
import andon.crawler.fetch.FetchOutcome.NotModified;
import andon.crawler.fetch.FetchOutcome.Redirected;
import andon.crawler.fetch.FetchOutcome.Unstored;
import andon.evidence.Header;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Response;

/** Makes an outcome of a response. */
final class ResponseReader {
    /** What is left of a body is received to keep the connection, if it is announced to be no longer than this. */
    private static final int WORTH_DRAINING = 16 << 10;

    private static final int NOT_MODIFIED = 304;

    private final FetchSettings settings;
    private final Bandwidth bandwidth;
    private final InstantSource clock;

    ResponseReader(FetchSettings settings, Bandwidth bandwidth, InstantSource clock) {
        this.settings = settings;
        this.bandwidth = bandwidth;
        this.clock = clock;
    }

    /** A request on its way. */
    record Sent(FetchRequest request, Call call, Circuit circuit, Instant at, Reception reception) {}

    FetchOutcome read(Sent sent, Response response) throws IOException {
        int status = response.code();
        Headers headers = response.headers();
        if (headers.byteCount() > FetchSettings.MAX_HEADERS || headers.size() > FetchSettings.MAX_HEADER_FIELDS) {
            leaveRest(sent, response);
            return Failed.of(
                    FailureCode.HEADERS_TOO_LARGE, headers.size() + " fields of " + headers.byteCount() + " bytes");
        }
        if (status == NOT_MODIFIED && sent.request().validators().isPresent()) {
            return notModified(sent, response);
        }
        String location = headers.get("Location");
        if (status >= 300 && status < 400 && location != null) {
            leaveRest(sent, response);
            return location.length() > Redirected.LONGEST_LOCATION
                    ? Failed.of(FailureCode.BAD_REDIRECT, "a location of " + location.length() + " characters")
                    : new Redirected(status, location);
        }
        String contentType = Objects.requireNonNullElse(headers.get("Content-Type"), "");
        String announced = MediaTypes.withoutParameters(contentType);
        if (status < 200 || status >= 300) {
            Optional<FetchOutcome> gone = FailureCode.ofStatus(status) == FailureCode.HTTP_GONE
                            && sent.request().wasThere()
                            && MediaTypes.mayBeText(announced)
                    ? gone(sent, response, announced, MediaTypes.charset(contentType))
                    : Optional.empty();
            if (gone.isEmpty()) {
                leaveRest(sent, response);
            }
            return gone.orElseGet(() -> Failures.http(status, Optional.ofNullable(headers.get("Retry-After"))));
        }
        if (!MediaTypes.mayBeText(announced)) {
            leaveRest(sent, response);
            return unstored(announced, response, "'" + announced + "' is no text");
        }
        try {
            return new Fetched(page(sent, response, announced, MediaTypes.charset(contentType)));
        } catch (Refused e) {
            leaveRest(sent, response);
            String detail = String.valueOf(e.getMessage());
            return e.failure() == FailureCode.WRONG_TYPE
                    ? unstored(announced, response, detail)
                    : Failed.of(e.failure(), detail);
        }
    }

    private NotModified notModified(Sent sent, Response response) {
        return new NotModified(
                sent.request().address(),
                sent.at(),
                Duration.between(sent.at(), clock.instant()),
                headers(network(response).request().headers()),
                response.code(),
                response.message(),
                headers(network(response).headers()),
                sent.circuit().name());
    }

    /** Empty if what stands in the page's place is nothing to keep. */
    private Optional<FetchOutcome> gone(Sent sent, Response response, String announced, Optional<String> charset)
            throws IOException {
        try {
            return Optional.of(new FetchOutcome.Gone(page(sent, response, announced, charset)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private FetchedPage page(Sent sent, Response response, String announced, Optional<String> charset)
            throws IOException, Refused {
        String encoding = String.join(",", response.headers("Content-Encoding"));
        BodyReader.Body body;
        try (Unpacker unpacker = Unpacker.of(encoding, settings.maxBody())) {
            body = new BodyReader(
                            announced,
                            charset,
                            unpacker,
                            settings.maxBody(),
                            response.body().contentLength(),
                            bandwidth,
                            sent.reception())
                    .read(response.body().byteStream());
        }
        if (body.truncated().isPresent()) {
            sent.call().cancel();
        }
        String mediaType =
                MediaTypes.isUnknown(announced) ? MediaTypes.guess(body.content(), body.content().length) : announced;
        return new FetchedPage(
                sent.request().address(),
                sent.at(),
                Duration.between(sent.at(), clock.instant()),
                headers(network(response).request().headers()),
                response.code(),
                response.message(),
                headers(network(response).headers()),
                body.raw(),
                body.content(),
                mediaType,
                charset,
                body.truncated(),
                sent.circuit().name());
    }

    /** Closing a response that has more to come makes OkHttp wait for it for a while: not for a film. */
    private static void leaveRest(Sent sent, Response response) {
        long announced = response.body().contentLength();
        if (announced < 0 || announced > WORTH_DRAINING) {
            sent.call().cancel();
        }
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

    /** With the headers that OkHttp adds. */
    private static Response network(Response response) {
        return Objects.requireNonNullElse(response.networkResponse(), response);
    }

    private static List<Header> headers(Headers headers) {
        Header[] out = new Header[headers.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = new Header(headers.name(i), headers.value(i));
        }
        return List.of(out);
    }
}
