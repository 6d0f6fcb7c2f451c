package andon.testbed.net;

/** A user name and password as of RFC 1929; Tor keeps streams with different ones on different circuits. */
public record SocksCredentials(String user, String password) {}
