package andon.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OnionAddressTest {
    /** The Tor Project's own site, a published address with a right checksum. */
    private static final String TOR_PROJECT = "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion";

    @Test
    void publishedAddressIsRead() {
        assertThat(OnionAddress.parse(TOR_PROJECT)).hasValue(new OnionAddress(TOR_PROJECT));
    }

    @Test
    void subdomainAndCaseAreFolded() {
        assertThat(OnionAddress.parse("www." + TOR_PROJECT.toUpperCase(java.util.Locale.ROOT)))
                .hasValue(new OnionAddress(TOR_PROJECT));
    }

    @Test
    void oneWrongCharacterIsRefused() {
        assertThat(OnionAddress.parse("3" + TOR_PROJECT.substring(1))).isEmpty();
        assertThatThrownBy(() -> new OnionAddress("example.onion")).hasMessageContaining("example.onion");
    }

    @Test
    void anyKeyGivesAnAddressThatReadsBack() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            OnionAddress address = OnionAddress.ofPublicKey(key);
            assertThat(OnionAddress.parse(address.host())).hasValue(address);
        }
    }
}
