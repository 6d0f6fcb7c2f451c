package andon.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.Origins.Target.Reachable;
import andon.crawler.fetch.Origins.Target.Unreachable;
import java.net.URI;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private static final String ONION = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion";

    private final Origins origins = new Origins();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host.example",
                "http://host.example/",
                "http://HOST.Example:8080/A/b?c=D",
                "https://host.example:443/a",
                "http://host.example//other.example/a",
                "http://host.example///a",
                "http://host.example/a/../b/./c",
                "http://host.example/a:b",
                "http://host.example/?a=http://other.example/",
                "http://host.example?a=/b",
                "http://host.example?a=b",
                "http://host.example#/a",
                "http://host.example/%7Eu?q=%20a&b=%C3%A4",
                "http://host.example/ä?ö",
                "http://user:word@host.example/a",
                "http://user:word@host.example//a",
                "http://" + ONION + "/a;b=1?c&d",
                "HTTP://" + ONION + "/a",
            })
    void addressIsTheSameTheSecondTime(String address) {
        HttpUrl url = HttpUrl.parse(address);
        for (int time = 0; time < 3; time++) {
            assertThat(origins.of(URI.create(address))).isEqualTo(new Reachable(url));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host.example/",
                "mailto:somebody@host.example",
                "/path",
                "//host.example/path",
                "http:/host.example/",
                "http:///path",
                "http://1.2.3.4/",
                "http://127.1/",
                "http://0x7f000001/",
                "http://[::1]/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://127.0.0.0x1/",
                "http://host.example./",
                "http://" + ONION + "./",
                "http:////host.example/",
            })
    void whatIsNoHttpAddressOfANamedHostIsRefusedEachTime(String address) {
        for (int time = 0; time < 3; time++) {
            assertThat(origins.of(URI.create(address)))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            no -> assertThat(no.outcome().failure()).isEqualTo(FailureCode.BAD_URL));
        }
    }

    @Test
    void onionAddressWithAWrongChecksumIsRefusedEachTime() {
        URI wrong = URI.create("http://" + ONION.replace("pg6", "pg7") + "/");
        for (int time = 0; time < 3; time++) {
            assertThat(origins.of(wrong))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            no -> assertThat(no.outcome().failure()).isEqualTo(FailureCode.BAD_ADDRESS));
        }
    }
}
