package andon.searchapi.assets;

import andon.searchapi.guarded.GuardedPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Looks whether a domain shows a token that only its owner was told: in the DNS, in a file or in its first page. Each
 * stands under the domain itself: no redirect is followed, a host below the domain proves nothing for it. Thread-safe.
 */
final class DomainProof implements AutoCloseable {
    static final String DNS_LABEL = "_andon-challenge.";
    static final String DNS_PREFIX = "andon-verification=";
    static final String FILE = "/.well-known/andon-verification.txt";
    static final String META_NAME = "andon-verification";

    private static final int OK = 200;

    private final Names names;
    private final GuardedPages pages;
    private final ProofSettings settings;

    DomainProof(ProofSettings settings) {
        this.settings = settings;
        this.names = new JndiNames(settings.resolver(), settings.timeout());
        this.pages = new GuardedPages(settings.allowedRanges(), names::addresses, settings.timeout());
    }

    /** How a domain shows the token. */
    enum Method {
        DNS,
        FILE,
        META;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a look found. */
    sealed interface Outcome {
        record Shown(Method method) implements Outcome {}

        /** @param reason what was found instead, place by place */
        record Missing(String reason) implements Outcome {}

        /** Nothing answered, so that nothing is known. */
        record Unreachable(String reason) implements Outcome {}
    }

    /** One place's outcome; empty reason: shown. */
    private record Look(Method method, boolean shown, boolean answered, String reason) {}

    Outcome look(String domain, String token) {
        List<Look> looks = new ArrayList<>();
        for (Method method : Method.values()) {
            Look look = look(method, domain, token);
            if (look.shown()) {
                return new Outcome.Shown(method);
            }
            looks.add(look);
        }
        String reason = String.join(
                "; ",
                looks.stream()
                        .map(look -> look.method().word() + ": " + look.reason())
                        .toList());
        return looks.stream().anyMatch(Look::answered) ? new Outcome.Missing(reason) : new Outcome.Unreachable(reason);
    }

    private Look look(Method method, String domain, String token) {
        return switch (method) {
            case DNS -> dns(domain, token);
            case FILE ->
                page(
                        method,
                        domain,
                        FILE,
                        body -> body.lines().map(String::strip).anyMatch(token::equals));
            case META -> page(method, domain, "/", body -> metas(body).anyMatch(token::equals));
        };
    }

    private Look dns(String domain, String token) {
        return switch (names.texts(DNS_LABEL + domain)) {
            case Names.Texts.Found(var records) ->
                new Look(
                        Method.DNS,
                        records.stream().map(DomainProof::unquoted).anyMatch((DNS_PREFIX + token)::equals),
                        true,
                        records.isEmpty() ? "no TXT record" : "no TXT record with the token");
            case Names.Texts.Failed(var reason) -> new Look(Method.DNS, false, false, reason);
        };
    }

    /** Some clients show a record with the quotation marks of the zone's file. */
    private static String unquoted(String record) {
        return record.length() > 1 && record.startsWith("\"") && record.endsWith("\"")
                ? record.substring(1, record.length() - 1)
                : record;
    }

    private interface Test {
        boolean on(String body);
    }

    private Look page(Method method, String domain, String path, Test test) {
        String scheme = settings.plainHttp() ? "http" : "https";
        return switch (pages.get(scheme, domain, settings.httpPort(), path)) {
            case GuardedPages.Answer.Page(int status, String body) ->
                status == OK
                        ? new Look(method, test.on(body), true, "the token is not there")
                        : new Look(
                                method,
                                false,
                                true,
                                "answered " + status
                                        + (status >= 300 && status < 400 ? ", redirects are not followed" : ""));
            case GuardedPages.Answer.Unreachable(var reason) -> new Look(method, false, false, reason);
        };
    }

    /** In the head only: into the body others may write. */
    private static Stream<String> metas(String html) {
        Document page = Jsoup.parse(html);
        return page.head().select("> meta[name=" + META_NAME + "]").stream()
                .map(meta -> meta.attr("content").strip());
    }

    @Override
    public void close() {
        pages.close();
    }
}
