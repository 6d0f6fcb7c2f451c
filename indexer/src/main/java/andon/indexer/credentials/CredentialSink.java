package andon.indexer.credentials;

/** Takes what is found, in no particular order. */
public interface CredentialSink {
    /** Forgets it. */
    CredentialSink NOWHERE = new CredentialSink() {
        @Override
        public void found(FoundCredential credential) {
            // Only the shape of the text was asked for.
        }

        @Override
        public void secret(int start, int end) {
            // Likewise.
        }
    };

    void found(FoundCredential credential);

    /** A stretch that must not be shown though it is no credential of its own: a second hash, a token, a code. */
    void secret(int start, int end);
}
