package andon.testbed.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
    private final WebhookReceiver receiver = WebhookReceiver.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.shutdownNow();
        receiver.close();
    }

    @Test
    void requestIsKeptWhole() throws Exception {
        assertThat(post("/hook?x=1", "{\"a\":\"é\"}").statusCode()).isEqualTo(200);
        List<WebhookRequest> requests = receiver.awaitRequests(1, Duration.ofSeconds(5));
        assertThat(requests).hasSize(1);
        WebhookRequest request = requests.getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/hook?x=1");
        assertThat(request.header("Webhook-Id")).contains("id-1");
        assertThat(request.text()).isEqualTo("{\"a\":\"é\"}");
    }

    @Test
    void answersComeInTheOrderPromised() throws Exception {
        receiver.answerNext(new WebhookAnswer.Status(500), 2);
        receiver.answerNext(new WebhookAnswer.Redirect("http://127.0.0.1:9/"), 1);
        receiver.answer(new WebhookAnswer.Status(204));
        assertThat(post("/", "1").statusCode()).isEqualTo(500);
        assertThat(post("/", "2").statusCode()).isEqualTo(500);
        assertThat(post("/", "3").headers().firstValue("Location")).contains("http://127.0.0.1:9/");
        assertThat(post("/", "4").statusCode()).isEqualTo(204);
        assertThat(receiver.requests()).extracting(WebhookRequest::text).containsExactly("1", "2", "3", "4");
    }

    @Test
    void hugeAnswerHasItsSize() throws Exception {
        receiver.answer(new WebhookAnswer.Huge(1_000_000));
        assertThat(post("/", "").body()).hasSize(1_000_000);
    }

    @Test
    void hangingAnswerNeverComes() {
        receiver.answer(new WebhookAnswer.Hang());
        assertThatThrownBy(() -> post("/", "")).isInstanceOf(HttpTimeoutException.class);
        assertThat(receiver.requests()).hasSize(1);
    }

    private HttpResponse<byte[]> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(receiver.uri(path))
                        .timeout(Duration.ofSeconds(1))
                        .header("webhook-id", "id-1")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
