package andon.searchapi.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider on loopback says of itself. */
class ProviderTest {
    private HttpServer server;
    private String issuer;
    private String more = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/.well-known/openid-configuration", exchange -> {
            byte[] body = ("{\"issuer\":\"" + issuer + "\",\"subject_types_supported\":[\"public\"]"
                            + ",\"authorization_endpoint\":\"https://id.example/authorize\""
                            + ",\"token_endpoint\":\"https://id.example/token\""
                            + ",\"jwks_uri\":\"https://id.example/keys\"" + more + "}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Provider provider() {
        OidcSettings settings =
                new OidcSettings(URI.create(issuer), "andon", "secret", null, OidcSettings.EMAIL, true, null);
        return new Provider(settings, ProviderLine.open(), InstantSource.system());
    }

    @Test
    void isBelievedWithASafeUserInfoEndpointOrNone() {
        assertThat(provider().registration().getRegistrationId()).isEqualTo(Provider.ID);
        more = ",\"userinfo_endpoint\":\"https://id.example/people\"";
        assertThat(provider()
                        .registration()
                        .getProviderDetails()
                        .getUserInfoEndpoint()
                        .getUri())
                .isEqualTo("https://id.example/people");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"http://id.example/people\"", "\"people\"", "7"})
    void isNotBelievedWithAnyOtherUserInfoEndpoint(String endpoint) {
        more = ",\"userinfo_endpoint\":" + endpoint;
        assertThatThrownBy(() -> provider().registration())
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageContaining("userinfo_endpoint is no https address");
    }
}
