package andon.crawler.page;

import andon.crawler.page.Phrases.Found;
import andon.crawler.page.Phrases.Sense;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Tells content from what sites put in its place with status 200: waiting queues, CAPTCHAs, login walls, notices and errors.
 * A page with much text of its own, or with signs of posts and offers, is content whatever words it holds: forums talk about
 * CAPTCHAs too. Links in menus say nothing for or against.
 */
public final class Gates {
    /** A notice says little else (characters outside of links). */
    static final int TINY = 600;
    /** A page with fewer signs of posts or offers may be a gate; the clock in a forum's footer is one. */
    private static final int FEW_UNITS = 3;
    /** What a notice is about it says among its first characters. */
    private static final int AT_ONCE = 200;
    /** An error that no title tells of stands alone. */
    private static final int ALONE = 200;
    /** A page of so few characters outside of links shows nothing that was meant to be read. */
    private static final int NOTHING = 60;
    /** A page with so many links outside of menus leads somewhere. */
    private static final int FEW_LINKS = 5;

    private Gates() {}

    /** What a page is. */
    public enum Kind {
        CONTENT,
        /** It lets readers in after a while. */
        QUEUE,
        /** It asks to sign in. */
        LOGIN,
        /** It asks to prove that a person reads; that is never solved. */
        CAPTCHA,
        /** It says with status 200 that there is nothing. */
        ERROR,
        /** It says that this reader was shut out. */
        BANNED,
        /** The whole site is not there: suspended, under maintenance, parked, or a server as it was installed. */
        CLOSED,
        /** Authorities have taken the site. */
        SEIZED,
        /** It shows nothing without a script. */
        SCRIPT,
        /** It only leads on, to {@link Gates#refreshTarget}. */
        MOVED
    }

    /** Judges a page. */
    public static Kind kind(Document page) {
        GateSigns signs = GateSigns.of(page);
        String heading = signs.title + " | " + signs.headings;
        Found title = Phrases.KNOWN.find(heading);
        if (title.says(Sense.INSTALLED) && title.first(Sense.INSTALLED) == 0) {
            return Kind.CLOSED;
        }
        if (signs.isContent()) {
            return isWaiting(signs, title) ? Kind.QUEUE : Kind.CONTENT;
        }
        return new Notice(signs, title, Phrases.KNOWN.find(signs.own)).kind(page);
    }

    /** Whether a page is a queue by its title and by loading itself again, whatever it shows to shorten the time. */
    private static boolean isWaiting(GateSigns signs, Found title) {
        return signs.refresh.isPresent() && signs.own.length() <= GateSigns.SMALL && title.says(Sense.QUEUE);
    }

    /** A page that may be a gate. */
    private record Notice(GateSigns signs, Found title, Found text) {
        Kind kind(Document page) {
            boolean tiny = signs.own.length() < TINY;
            boolean queue = title.says(Sense.QUEUE) || text.says(Sense.QUEUE);
            if (signs.units + title.count(Sense.UNIT) + text.count(Sense.UNIT) >= FEW_UNITS) {
                return isWaiting(signs, title) ? Kind.QUEUE : Kind.CONTENT;
            }
            if (signs.asksForCaptcha() || tiny && signs.showsPuzzle() && says(Sense.CAPTCHA)) {
                return Kind.CAPTCHA;
            }
            if (queue && signs.refresh.isPresent()) {
                return Kind.QUEUE;
            }
            return tiny ? small(page) : Kind.CONTENT;
        }

        private Kind small(Document page) {
            if (says(Sense.SEIZED)) {
                return Kind.SEIZED;
            }
            if (!signs.signedIn && asksToSignIn()) {
                return Kind.LOGIN;
            }
            if (says(Sense.BANNED)) {
                return Kind.BANNED;
            }
            if (says(Sense.QUEUE) || signs.challenge) {
                return Kind.QUEUE;
            }
            if (says(Sense.CLOSED)) {
                return Kind.CLOSED;
            }
            if (isError()) {
                return Kind.ERROR;
            }
            return nothing(page);
        }

        private boolean asksToSignIn() {
            boolean bare = signs.own.length() < TINY / 3;
            return says(Sense.LOGIN)
                    || signs.passwords > 0
                            && (title.says(Sense.FORM)
                                    || says(Sense.DENIED)
                                    || bare && (text.says(Sense.FORM) || signs.links < FEW_LINKS));
        }

        private boolean isError() {
            if (signs.signedIn && says(Sense.FORBIDDEN)) {
                return true;
            }
            return title.says(Sense.ERROR)
                    || title.says(Sense.ERROR_TITLE) && text.says(Sense.ERROR)
                    || signs.own.length() < ALONE && says(Sense.ERROR) && text.first(Sense.ERROR) < ALONE / 2;
        }

        private Kind nothing(Document page) {
            Optional<Refresh> refresh = signs.refresh;
            if (refresh.isPresent() && signs.links < 3) {
                return leadsAway(refresh.get(), page) ? Kind.MOVED : Kind.QUEUE;
            }
            boolean unscripted = Phrases.KNOWN.find(signs.unscripted).says(Sense.SCRIPT) || text.says(Sense.SCRIPT);
            return unscripted && signs.links < 3 && signs.own.length() < (text.says(Sense.SCRIPT) ? ALONE : NOTHING)
                    ? Kind.SCRIPT
                    : Kind.CONTENT;
        }

        /** Whether the title says it, or the text before anything else, or hardly anything else. */
        private boolean says(Sense sense) {
            return title.says(sense)
                    || text.says(sense)
                            && (text.first(sense) < AT_ONCE || text.covered(sense) * 10 >= signs.own.length());
        }
    }

    /** Whether that leads to another page, and not to the same one with another query, as queues do. */
    private static boolean leadsAway(Refresh refresh, Document page) {
        if (refresh.target().isEmpty()) {
            return false;
        }
        HttpUrl from = HttpUrl.parse(page.location());
        HttpUrl to = from == null ? null : from.resolve(refresh.target().get());
        return to == null || !to.host().equals(from.host()) || !to.encodedPath().equals(from.encodedPath());
    }

    /** Whether the page shows that the reader is signed in. */
    public static boolean showsSession(Document page) {
        for (Element link : page.select("a[href], button, input[type=submit]")) {
            if (GateSigns.saysLogout(link.text())
                    || GateSigns.saysLogout(link.attr("value"))
                    || GateSigns.leadsToLogout(link.attr("href"))) {
                return true;
            }
        }
        return false;
    }

    static boolean asksForCaptcha(Document page) {
        return GateSigns.ofAll(page).asksForCaptcha();
    }

    /** What the page asks for that loads it again or leads on. */
    private static Optional<Refresh> refresh(Document page) {
        return GateSigns.ofAll(page).refresh;
    }

    /** After how many seconds the page asks to be loaded again, or to be left for another. */
    public static Optional<Integer> refreshSeconds(Document page) {
        return refresh(page).map(Refresh::seconds);
    }

    /** Where the page leads on by itself, as written. */
    public static Optional<String> refreshTarget(Document page) {
        return refresh(page).flatMap(Refresh::target);
    }
}
