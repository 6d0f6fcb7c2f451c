package andon.crawler.fetch;

import org.junit.jupiter.api.AfterEach;

class FetcherOnTestProxyTest extends FetcherContract {
    private final ProxyNetwork proxies = new ProxyNetwork();

    @Override
    FetchNetwork network() {
        return proxies;
    }

    @AfterEach
    void closeNetwork() {
        proxies.close();
    }
}
