package andon.indexer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Entity;
import andon.vocabulary.MaskedSecret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {
    private static final Detector DETECTOR = new Detector(new MaskedSecret.Key(new byte[32]));
    private static final String SESSION = "s3ss10n9f8e7d6c5b4a39281f0e1d2c3";

    private static String masked(String text) {
        return DETECTOR.detect(text).maskedText();
    }

    private static List<Entity> cookies(String text) {
        return DETECTOR.detect(text).entities().stream()
                .filter(entity -> entity.detector().equals("cookie"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: sessionid=%s",
                "cookie: theme=dark; sid=%s; lang=en",
                "Cookie: a=1;b=2; PHPSESSID=%s",
                "Set-Cookie: JSESSIONID=%s; Path=/; Secure; HttpOnly",
                "Set-Cookie: Path=/; HttpOnly; laravel_session=\"%s\"",
                "curl https://corp.example/ -H 'Cookie: connect.sid=%s'",
                "curl --cookie \"auth_token=%s\" https://corp.example/",
                "document.cookie = \"wordpress_logged_in_ab12=%s; path=/\"",
                "{\"headers\": {\"Cookie\": \"lang=ja; sid=%s\"}}",
                "cookies = {'lang': 'en', 'sessionid': '%s'}",
                "requests.get(url, cookies={\"sid\":\"%s\"})",
                "session_cookie = \"%s\"",
                "my cookie is here: Cookies: sid=%s",
                ".corp.example\tTRUE\t/\tFALSE\t1799999999\tSID\t%s",
                "#HttpOnly_.corp.example TRUE / TRUE 1799999999 ESTSAUTH %s",
                "vpn.corp.example\tFALSE\t/portal\tFALSE\t1799999999.25\tuser_id\t%s",
                "[{\"domain\":\".corp.example\",\"httpOnly\":true,\"name\":\"sid\",\"path\":\"/\",\"value\":\"%s\",\"id\":1}]",
                "[\n  {\n    \"name\": \"sid\",\n    \"value\": \"%s\",\n    \"sameSite\": \"lax\"\n  }\n]",
            })
    void aSessionsValueIsMaskedWhateverTheForm(String form) {
        String text = form.formatted(SESSION);
        assertThat(masked(text)).doesNotContain(SESSION.substring(2, 30)).contains("•••");
        assertThat(cookies(text))
                .singleElement()
                .satisfies(entity -> assertThat(entity.secret())
                        .isEqualTo(MaskedSecret.of(SESSION, new MaskedSecret.Key(new byte[32]))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookies: we use cookies to improve your experience. Accept all?",
                "This site uses cookies (necessary, analytics); choose: accept=all",
                "Cookie: 2 cups of flour, 1 egg; bake at 180 C for 12 minutes",
                "cookie policy: https://corp.example/cookies?lang=en",
                "Set-Cookie: <cookie-name>=<cookie-value>; Path=/; Max-Age=31536000; SameSite=Lax",
                "Set-Cookie: lang=en; Expires=Thu, 31 Oct 2026 07:28:00 GMT; Domain=corp.example",
                "document.cookie = \"username=John Doe\"",
                "Cookie: sessionid=your_session_id",
                "Cookie: token=$TOKEN; session=${SESSION}",
                "cookie_consent=accepted; cookie_version=1.20.3",
                "It is true that / false 12 hopes remain",
                "{\"name\": \"corp\", \"value\": \"a table of 4 legs\"}",
                "cookies.txt and Cookies (3).json lie in the folder",
                "このサイトはCookieを使用します。Cookie：必須のみ",
            })
    void proseAndTemplatesAreLeft(String text) {
        assertThat(masked(text)).isEqualTo(text);
    }

    @Test
    void whatOpensNoSessionIsMaskedWithoutBeingNews() {
        String text = "Cookie: _ga=GA1.2.1234567890.1600000000; lang=en";
        assertThat(masked(text)).doesNotContain("1234567890").contains("lang=en");
    }

    @Test
    void everyCookieOfALongHeaderIsMasked() {
        StringBuilder header = new StringBuilder("Cookie: ");
        for (int i = 0; i < 60; i++) {
            header.append("c")
                    .append(i)
                    .append("=k9Qx")
                    .append(i * 7919)
                    .append("zR4")
                    .append("; ");
        }
        assertThat(masked(header.toString())).doesNotContain("zR4");
    }

    @Test
    void attributesStayReadable() {
        assertThat(masked("Set-Cookie: sid=" + SESSION + "; Path=/vpn; Domain=corp.example; HttpOnly"))
                .endsWith("; Path=/vpn; Domain=corp.example; HttpOnly");
    }
}
