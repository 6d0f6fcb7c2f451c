package andon.app;

import andon.testbed.world.Site;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import andon.vocabulary.OnionAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A site that leaks secrets of every kind in every place that a page has: text, tables, titles, authors, quotes, names of files,
 * links and addresses.
 */
final class LeakySite implements Site {
    /** What Andon watches; each page names it, so that each makes an alert. */
    static final String COMPANY = "Lanternworks";

    /** Keys are put together here, so that no scanner of source text takes them for real ones. */
    private static final String GITHUB = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";

    private static final String STRIPE = "sk_" + "live_" + "4eC39HqLyjWDarjtT1zdp7dcQ2mZ8xVb";
    private static final String AWS = "wJalrXUtnFEMI/" + "K7MDENG/bPxRfiCYzQkT4mLs9Wd";
    private static final String JWT = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
            + ".eyJzdWIiOiI3MTE0IiwibmFtZSI6IkxlbmEiLCJpYXQiOjE3NjAwMDAwMDB9"
            + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String KEY_BODY = "MIIEowIBAAKCAQEAx7Vq0s2mYH0q9kz1tXcW3oPZr8N5bLw4uEJfGdTQyhRkSvC6";

    /** Secrets by the place that has them, as they stand in the pages. */
    static final Map<String, String> SECRETS = secrets();

    /** Secrets that stand in addresses which the site asks to be fetched; the crawler has to keep those as they are. */
    static final Map<String, String> FETCHED = Map.of(
            "a password in a query string",
            "Wint3rfell-77x",
            "a key in a query string",
            "sk_" + "live_" + "7Hq2PzK9vXw4Rb6TnYd8Lm3J",
            "a password of a page that does not come",
            "N3ver-Answ3red-5k");

    private final OnionAddress address = OnionAddress.ofPublicKey(keyOf(41));
    private final OnionAddress elsewhere = OnionAddress.ofPublicKey(keyOf(42));

    private static byte[] keyOf(int n) {
        byte[] key = new byte[32];
        key[0] = (byte) n;
        return key;
    }

    private static Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("a combo list", "Tr0ub4dor-3xQ");
        secrets.put("a combo list's last row", "K1ngfisher#88");
        secrets.put("an address with user and password", "Keyh0le-Pass9");
        secrets.put("a token", JWT.substring(JWT.lastIndexOf('.') + 1));
        secrets.put("a vendor's key", GITHUB);
        secrets.put("a payment key", STRIPE);
        secrets.put("a cloud key", AWS);
        secrets.put("a card", "4556737586899855");
        secrets.put("a cookie", "s3ss10n9f8e7d6c5b4a39281f0e1d2c3");
        secrets.put("a cookie of a stealer's file", "v2Qk8f7e6d5c4b3a29180f1e2d3c4b5a");
        secrets.put("a cookie of a browser's export", "Zx81kPq7Lm29Vb4Nw63Tr05Hs7Jd2Fg9");
        secrets.put("a private key", KEY_BODY);
        secrets.put("a stealer's block", "B1rchbark_42");
        secrets.put("a table", "Oakl3af!2031");
        secrets.put("a title", "M0thership-88q");
        secrets.put("a quote", "Qu0ted-Secr3t9");
        secrets.put("a file's name", "F1lename-7xKq");
        secrets.put("an author's name", "ghp_" + "9aB3xK7mQ2wE5rT8yU1iO4pL6sD0fGhJkZcV");
        secrets.put("what a link says", "L1nktext-Pw55");
        return secrets;
    }

    static String secret(String place) {
        return Objects.requireNonNull(SECRETS.get(place), place);
    }

    @Override
    public String id() {
        return "leaky";
    }

    @Override
    public String name() {
        return "The Leaky Site";
    }

    @Override
    public List<OnionAddress> addresses() {
        return List.of(address);
    }

    @Override
    public SiteReply answer(SiteRequest request) {
        return switch (request.path()) {
            case "/" -> SiteReply.html(start());
            case "/thread" -> SiteReply.html(thread());
            case "/combo.txt" -> SiteReply.text(combo());
            case "/keys.txt" -> SiteReply.text(keys());
            case "/stealer.txt" -> SiteReply.text(stealer());
            case "/table" -> SiteReply.html(table());
            case "/reset", "/files" ->
                SiteReply.html(page(
                        "Files of " + COMPANY,
                        "<p>Here lie the files that " + COMPANY + " lost in spring, for whoever has the link; the rest"
                                + " is on another server and will follow within the week.</p>"));
            case "/broken" -> new SiteReply.Drop();
            default -> SiteReply.html(404, "<h1>Not found</h1>");
        };
    }

    private static String page(String title, String body) {
        return "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1>" + body + "</body></html>";
    }

    private String start() {
        return page(
                "The Leaky Site",
                "<ul><li><a href=\"/thread\">Talk</a></li><li><a href=\"/combo.txt\">Combo</a></li>"
                        + "<li><a href=\"/keys.txt\">Keys</a></li><li><a href=\"/stealer.txt\">Logs</a></li>"
                        + "<li><a href=\"/table\">Table</a></li>"
                        + "<li><a href=\"/reset?user=lena&amp;password=" + FETCHED.get("a password in a query string")
                        + "\">Reset</a></li>"
                        + "<li><a href=\"/files?api_key=" + FETCHED.get("a key in a query string")
                        + "\">Files</a></li>"
                        + "<li><a href=\"/broken?password=" + FETCHED.get("a password of a page that does not come")
                        + "\">Old</a></li>"
                        + "<li><a href=\"http://" + elsewhere.host() + "/\">mirror, password: "
                        + secret("what a link says") + "</a></li></ul>");
    }

    private String thread() {
        String title = COMPANY + " database, admin password: " + secret("a title");
        return page(
                title,
                "<div class=posts>"
                        + post(1, "moth", "Who wants the accounts of " + COMPANY + "? Ask me, I have them all.")
                        + post(
                                2,
                                secret("an author's name"),
                                "<blockquote>the vpn of " + COMPANY + ", password: " + secret("a quote")
                                        + "</blockquote>That one works no more, they changed it on Monday night.")
                        + post(
                                3,
                                "wren",
                                "Clone it: https://deploy:" + secret("an address with user and password")
                                        + "@git.lanternworks.example/repo.git before " + COMPANY + " notices.")
                        + post(
                                4,
                                "moth",
                                "The archive of " + COMPANY + " is lanternworks-password=" + secret("a file's name")
                                        + ".zip in the usual place, as always.")
                        + "</div>");
    }

    private static String post(int number, String author, String body) {
        return "<div class=post id=p" + number + "><div class=head><span class=author>" + author
                + "</span> <span class=date>2026-10-0" + number + " 10:00</span></div><div class=body>" + body
                + "</div></div>";
    }

    static String combo() {
        StringBuilder rows = new StringBuilder("lena@lanternworks.example:" + secret("a combo list") + "\n");
        for (int i = 0; i < 40; i++) {
            rows.append("user")
                    .append(i)
                    .append("@lanternworks.example:Filler-pw-")
                    .append(i * 7919)
                    .append("x\n");
        }
        return rows.append("omar@lanternworks.example:")
                .append(secret("a combo list's last row"))
                .toString();
    }

    static String keys() {
        return COMPANY + " left these in a public repository:\n\ngithub_token = " + GITHUB + "\nstripe: " + STRIPE
                + "\nAWS_ACCESS_KEY_ID=AKIA" + "IOSFODNN7QXZTRMP\nAWS_SECRET_ACCESS_KEY=" + AWS
                + "\nAuthorization: Bearer " + JWT
                + "\nCookie: sessionid=" + secret("a cookie") + "\ncard " + secret("a card")
                + " 09/29 123\n\n-----BEGIN RSA PRIVATE KEY-----\n" + KEY_BODY + "\n"
                + "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ\n-----END RSA PRIVATE KEY-----\n";
    }

    static String stealer() {
        return "URL: https://vpn.lanternworks.example/login\nLogin: omar\nPassword: " + secret("a stealer's block")
                + "\nApplication: Chrome\n\n.lanternworks.example\tTRUE\t/\tTRUE\t1799999999\tSSOTOKEN\t"
                + secret("a cookie of a stealer's file")
                + "\n\n[{\"domain\":\".lanternworks.example\",\"httpOnly\":true,\"name\":\"sid\",\"value\":\""
                + secret("a cookie of a browser's export")
                + "\"}]\n\nURL: https://mail.lanternworks.example/\nLogin: lena\nPassword: Filler-pw-0\n";
    }

    private static String table() {
        return page(
                "Members of " + COMPANY,
                "<table><tr><th>email</th><th>password</th></tr><tr><td>omar@lanternworks.example</td><td>"
                        + secret("a table")
                        + "</td></tr><tr><td>lena@lanternworks.example</td><td>Filler-pw-9z</td></tr>"
                        + "<tr><td>ines@lanternworks.example</td><td>Filler-pw-8y</td></tr></table>");
    }
}
