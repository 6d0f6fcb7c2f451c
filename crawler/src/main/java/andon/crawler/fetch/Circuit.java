package andon.crawler.fetch;

/**
 * A host's own way through an endpoint: Tor keeps streams with different SOCKS user names or passwords apart
 * (IsolateSOCKSAuth, on by default).
 *
 * @param user the host
 * @param password differs for each circuit that the host had
 */
record Circuit(Endpoint endpoint, String user, String password) {
    /** As captures name it. */
    String name() {
        return user + "/" + password;
    }
}
