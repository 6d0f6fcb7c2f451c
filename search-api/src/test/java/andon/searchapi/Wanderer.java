package andon.searchapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.json.JsonMapper;

/** A person whose browser follows redirects from site to site, with cookies and forms, but without a real browser. */
final class Wanderer {
    private static final int MOST_HOPS = 12;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final List<String> trip = new ArrayList<>();
    private URI here;
    private String page = "";

    Wanderer(String home) {
        here = URI.create(home + "/");
    }

    /** Where every redirect since the beginning led. */
    List<String> trip() {
        return List.copyOf(trip);
    }

    String address() {
        return here.toString();
    }

    String page() {
        return page;
    }

    /** The last value of a parameter in the addresses on the way. */
    String parameter(String name) {
        for (String hop : trip.reversed()) {
            String query = String.valueOf(URI.create(hop).getRawQuery());
            for (String pair : query.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
        }
        throw new IllegalStateException("no " + name + " on the way: " + trip);
    }

    /** Goes to an address, of this site or a whole one, and on until a page stands. */
    String follow(String address) {
        return go(HttpRequest.newBuilder(home(address)).GET());
    }

    private URI home(String address) {
        return here.resolve(address);
    }

    /** Sends the page's first form, with what it has filled in itself and these pairs of names and values. */
    String submit(String... filled) {
        Element form = Jsoup.parse(page, here.toString()).selectFirst("form[method=post]");
        if (form == null) {
            throw new IllegalStateException("no form on " + here + ": " + page);
        }
        List<String> pairs = new ArrayList<>();
        for (Element hidden : form.select("input[type=hidden]")) {
            pairs.add(pair(hidden.attr("name"), hidden.attr("value")));
        }
        for (int i = 0; i < filled.length; i += 2) {
            pairs.add(pair(filled[i], filled[i + 1]));
        }
        return go(HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    String link(String text) {
        for (Element link : Jsoup.parse(page, here.toString()).select("a[href]")) {
            if (link.text().equals(text)) {
                return link.absUrl("href");
            }
        }
        throw new IllegalStateException("no link '" + text + "' on " + here + ": " + page);
    }

    /** An access token for a program of this person, who is signed in at the provider: a code with PKCE, turned in. */
    String programToken(String issuer) {
        String verifier = "a-verifier-of-at-least-forty-three-characters-for-a-program";
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha256().digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        String to = once(HttpRequest.newBuilder(URI.create(issuer + "/oauth2/authorize?response_type=code&client_id="
                        + IdentityProvider.PROGRAM + "&scope=openid&"
                        + pair("redirect_uri", IdentityProvider.PROGRAM_ADDRESS)
                        + "&code_challenge_method=S256&code_challenge=" + challenge)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String code = URLDecoder.decode(to.replaceAll(".*[?&]code=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        String answer = once(HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join(
                                "&",
                                pair("grant_type", "authorization_code"),
                                pair("client_id", IdentityProvider.PROGRAM),
                                pair("redirect_uri", IdentityProvider.PROGRAM_ADDRESS),
                                pair("code", code),
                                pair("code_verifier", verifier)))))
                .body();
        return JsonMapper.builder()
                .build()
                .readTree(answer)
                .path("access_token")
                .asString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String go(HttpRequest.Builder first) {
        HttpResponse<String> answer = once(first);
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            here = answer.uri();
            page = answer.body();
            if (answer.statusCode() / 100 != 3) {
                return page;
            }
            URI next = here.resolve(answer.headers().firstValue("Location").orElseThrow());
            trip.add(next.toString());
            answer = once(HttpRequest.newBuilder(next).GET());
        }
        throw new IllegalStateException("redirected for ever: " + trip);
    }

    private HttpResponse<String> once(HttpRequest.Builder request) {
        try {
            // As a browser asks for pages: the provider shows its sign-in to nobody else.
            return client.send(
                    request.setHeader("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
