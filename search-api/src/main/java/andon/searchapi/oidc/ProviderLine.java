package andon.searchapi.oidc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/** How the provider is asked: soon, without following redirects, and for answers of bounded length. */
final class ProviderLine {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** Key sets and metadata take a few KB. */
    static final int MOST_BYTES = 1 << 20;

    private ProviderLine() {}

    /** A template, because Spring Security's key sets and user infos are asked for through one. */
    static RestTemplate open() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(ANSWER);
        RestTemplate line = new RestTemplate(requests);
        line.getInterceptors().add(new Bounded());
        return line;
    }

    private static final class Bounded implements ClientHttpRequestInterceptor {
        @Override
        public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
                throws IOException {
            try (ClientHttpResponse answer = execution.execute(request, body)) {
                byte[] read;
                try (InputStream in = answer.getBody()) {
                    read = in.readNBytes(MOST_BYTES + 1);
                }
                if (read.length > MOST_BYTES) {
                    throw new IOException("the identity provider's answer is longer than " + MOST_BYTES + " bytes");
                }
                return new Read(answer.getStatusCode(), answer.getStatusText(), answer.getHeaders(), read);
            }
        }
    }

    private record Read(HttpStatusCode status, String text, HttpHeaders headers, byte[] bytes)
            implements ClientHttpResponse {
        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            return text;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void close() {}
    }
}
