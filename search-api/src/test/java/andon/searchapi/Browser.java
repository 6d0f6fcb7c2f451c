package andon.searchapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person at the console without a real browser: cookies, forms and their tokens. Follows no redirect. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;

    Browser(String address) {
        this.address = address;
    }

    Browser signIn(String name, String password) {
        post("/sign-in", "name=" + name + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
        return this;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** Sends a form that has a file, with the session's token. */
    HttpResponse<String> postFile(String path, String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String field = "--part\r\nContent-Disposition: form-data; name=\"";
        body.writeBytes((field + "_csrf\"\r\n\r\n" + token() + "\r\n" + field + "file\"; filename=\""
                        + name.replace("\"", "%22") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Sends a form with the session's token. */
    HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        form + "&_csrf=" + URLEncoder.encode(token(), StandardCharsets.UTF_8))));
    }

    private String token() {
        // Every page of somebody signed in has the form to sign out; the others' is the one to sign in.
        HttpResponse<String> page = get("/");
        Matcher token = TOKEN.matcher(page.statusCode() == 302 ? get("/sign-in").body() : page.body());
        if (!token.find()) {
            throw new IllegalStateException("the page has no token: " + page.statusCode());
        }
        return token.group(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
