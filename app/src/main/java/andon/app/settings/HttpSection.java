package andon.app.settings;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the API and the console are served.
 *
 * @param publicUrl where readers reach the console; null: at address and port
 */
public record HttpSection(
        String address, int port, @Nullable URI publicUrl) {
    public HttpSection {
        Bounds.requireRange("http.port", port, 0, 65535);
        if (publicUrl != null) {
            boolean web = "http".equals(publicUrl.getScheme()) || "https".equals(publicUrl.getScheme());
            if (!web || publicUrl.getHost() == null || publicUrl.getQuery() != null) {
                throw new IllegalArgumentException(
                        "http.public-url must be an address such as https://andon.example/, not '" + publicUrl + "'");
            }
        }
    }

    /** Where links in messages lead, without a slash at the end. */
    public String link(Optional<URI> console) {
        String link = publicUrl != null
                ? publicUrl.toString()
                : console.map(URI::toString).orElse("http://" + address + ":" + port);
        return link.endsWith("/") ? link.substring(0, link.length() - 1) : link;
    }
}
