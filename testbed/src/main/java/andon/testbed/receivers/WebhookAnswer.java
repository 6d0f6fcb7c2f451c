package andon.testbed.receivers;

/** How the webhook receiver answers a request. */
public sealed interface WebhookAnswer {
    WebhookAnswer OK = new Status(200);

    /** An empty answer with this status. */
    record Status(int code) implements WebhookAnswer {
        public Status {
            if (code < 200 || code > 599) {
                throw new IllegalArgumentException("an answer's status is 200 to 599, not " + code);
            }
        }
    }

    /** 302 Found to another address. */
    record Redirect(String location) implements WebhookAnswer {}

    /** No answer until the receiver closes. */
    record Hang() implements WebhookAnswer {}

    /** 200 with so many bytes, without a length said beforehand. */
    record Huge(long bytes) implements WebhookAnswer {}
}
