package andon.crawler.fetch;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.OkHttpClient;

/**
 * Takes every certificate of a v3 onion service. Its address is its public key, and tor proves that who answers has the
 * secret one: a certificate, which hardly any authority signs for onion services, can add nothing to that. For no other host.
 */
final class OnionCertificates extends X509ExtendedTrustManager {
    private static final OnionCertificates TRUST = new OnionCertificates();
    private static final SSLSocketFactory SOCKETS = sockets();

    private OnionCertificates() {}

    /** Whether the host's address vouches for it; that it is a v3 address was found before ({@link Origins}). */
    static boolean areNeedless(String host) {
        return host.endsWith(".onion");
    }

    static void accept(OkHttpClient.Builder client) {
        client.sslSocketFactory(SOCKETS, TRUST).hostnameVerifier((host, session) -> areNeedless(host));
    }

    private static SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {TRUST}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        // The address has been proved already.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        // The address has been proved already.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        // The address has been proved already.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("a crawler is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("a crawler is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("a crawler is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
