package andon.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class LoginTest {
    private static final String LOGIN = "/member.php?action=login";
    private static final String SECRET_SECTION = "/forumdisplay.php?fid=5";
    private final World world = World.generate(WorldTest.SETTINGS);
    private final Walk walk = new Walk(world.site("lantern-forum"));

    @Test
    void guestsAreToldWithStatus200ThatTheyMayNotSeeTheSection() {
        Document page = walk.open(SECRET_SECTION);
        assertThat(walk.statuses.get(SECRET_SECTION)).isEqualTo(200);
        assertThat(page.text()).contains("You are not logged in or you do not have permission");
        assertThat(walk.open("/index.php").text()).doesNotContain("VIP Members Only");
    }

    @Test
    void theRightPasswordWithTheFormsTokenOpensTheSection() {
        signIn(walk, world);
        assertThat(walk.open(SECRET_SECTION).text()).contains("Payroll set, members only");
    }

    @Test
    void aWrongTokenOpensNothing() {
        walk.open(LOGIN);
        Document answer = walk.submit("/member.php", form("0123456789abcdef0123456789abcdef", world.readerPassword()));
        assertThat(answer.text()).contains("Authorization code mismatch");
        assertThat(walk.open(SECRET_SECTION).text()).contains("You are not logged in");
    }

    @Test
    void aWrongPasswordOpensNothing() {
        Document answer = walk.submit("/member.php", form(token(walk.open(LOGIN)), "wrong"));
        assertThat(answer.text()).contains("invalid username/password");
        assertThat(walk.open(SECRET_SECTION).text()).contains("You are not logged in");
    }

    static void signIn(Walk walk, World world) {
        Document answer = walk.submit("/member.php", form(token(walk.open(LOGIN)), world.readerPassword()));
        assertThat(answer.text()).contains("You have successfully been logged in.");
    }

    private static String token(Document page) {
        Element field = page.select("input[name=my_post_key]").last();
        assertThat(field).isNotNull();
        return field.attr("value");
    }

    private static String form(String token, String password) {
        return "username=reader&password=" + password + "&action=do_login&url=index.php&my_post_key=" + token;
    }
}
