package andon.app;

import andon.testbed.world.Site;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import andon.vocabulary.OnionAddress;
import java.util.List;

/**
 * A board of six threads with five posts each, and a page of rules. It can be redesigned, lose a rule or a thread, stand behind a
 * CAPTCHA, or be down.
 */
final class WatchedBoard implements Site {
    static final int THREADS = 6;
    static final int POSTS = 5;
    static final String RULE = "Never sell to those who ask twice";

    private final OnionAddress address = OnionAddress.ofPublicKey(new byte[32]);
    volatile boolean redesigned;
    volatile boolean ruleRemoved;
    /** The number of a thread that was deleted; empty if none was. */
    volatile String deleted = "";

    volatile boolean captcha;
    volatile boolean down;
    /** After so many pages a session ends; 0: the board is open to all. */
    volatile int pagesASession;

    private int sessions;
    private int pagesLeft;

    @Override
    public String id() {
        return "board";
    }

    @Override
    public String name() {
        return "The Board";
    }

    @Override
    public List<OnionAddress> addresses() {
        return List.of(address);
    }

    @Override
    public boolean down() {
        return down;
    }

    @Override
    public SiteReply answer(SiteRequest request) {
        if (request.path().equals("/robots.txt")) {
            return SiteReply.html(404, "<h1>Not found</h1>");
        }
        if (captcha) {
            return SiteReply.html("<html><head><title>Are you human?</title></head><body><form method=post>"
                    + "<p>Please solve the captcha to continue.</p><img src=\"/captcha.png\" alt=captcha>"
                    + "<input name=captcha><button>Continue</button></form></body></html>");
        }
        if (pagesASession > 0 && !request.path().equals("/login") && !isSignedIn(request)) {
            return SiteReply.redirect(302, "/login");
        }
        if (request.path().equals("/login")) {
            return login(request);
        }
        if (request.path().equals("/")) {
            StringBuilder page =
                    new StringBuilder("<html><head><title>The Board</title></head><body><h1>The Board</h1><p>"
                            + (pagesASession > 0 ? "<a href=\"/logout\">Log Out</a>" : "") + "</p><ul>");
            for (int thread = 1; thread <= THREADS; thread++) {
                page.append("<li><a href=\"/thread/")
                        .append(thread)
                        .append("\">Thread ")
                        .append(thread)
                        .append("</a></li>");
            }
            return SiteReply.html(page.append("</ul></body></html>").toString());
        }
        if (request.path().equals("/rules")) {
            return SiteReply.html("<html><head><title>Rules</title></head><body><h1>Rules</h1><p>"
                    + (ruleRemoved ? "There are none any more." : RULE)
                    + ". Whoever breaks a rule of this house leaves it on the same day.</p></body></html>");
        }
        if (request.path().startsWith("/thread/") && !request.path().equals("/thread/" + deleted)) {
            return SiteReply.html(thread(request.path().substring("/thread/".length())));
        }
        return SiteReply.html(404, "<h1>Not found</h1>");
    }

    private synchronized boolean isSignedIn(SiteRequest request) {
        return request.cookie("sid").equals("s" + sessions) && pagesLeft-- > 0;
    }

    private synchronized SiteReply login(SiteRequest request) {
        if (request.method().equals("POST") && "lantern".equals(request.form().get("password"))) {
            sessions++;
            pagesLeft = pagesASession;
            return SiteReply.redirect(302, "/").with("Set-Cookie", "sid=s" + sessions + "; Path=/");
        }
        return SiteReply.html("<html><head><title>Log in</title></head><body><h1>Log in</h1><form method=post"
                + " action=\"/login\"><input name=username><input type=password name=password>"
                + "<button>Log in</button></form></body></html>");
    }

    /** How often somebody signed in. */
    synchronized int sessions() {
        return sessions;
    }

    private String thread(String number) {
        StringBuilder page = new StringBuilder("<html><head><title>Thread " + number + "</title></head><body>"
                + (pagesASession > 0 ? "<a href=\"/logout\">Log Out</a>" : "") + "<h1>Thread " + number + "</h1>"
                + (redesigned ? "<pre>" : "<div class=posts>"));
        for (int post = 1; post <= POSTS; post++) {
            String text = "What somebody wrote as number " + post + " in thread " + number
                    + ", at some length, about the weather in "
                    + List.of("Oslo", "Rome", "Kyiv", "Bonn", "Nara").get(post - 1)
                    + " and the price of bread there.";
            page.append(
                    redesigned
                            ? text + "\n"
                            : "<div class=post id=p" + number + post + "><div class=head><span class=author>writer"
                                    + post
                                    + "</span> <span class=date>2026-10-0" + post
                                    + " 10:00</span></div><div class=body>"
                                    + text + "</div></div>");
        }
        return page.append(redesigned ? "</pre>" : "</div>")
                .append("</body></html>")
                .toString();
    }
}
