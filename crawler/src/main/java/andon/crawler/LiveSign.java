package andon.crawler;

import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** What stands on every page of a live session: a text, or with {@code css:} before it what a CSS selector finds. */
final class LiveSign {
    private static final String CSS = "css:";

    private final String text;
    private final @Nullable Evaluator selector;

    /** @throws IllegalArgumentException if it is no CSS selector although it says so */
    LiveSign(String sign) {
        this.text = sign.toLowerCase(Locale.ROOT);
        try {
            this.selector = sign.startsWith(CSS)
                    ? QueryParser.parse(sign.substring(CSS.length()).strip())
                    : null;
        } catch (Selector.SelectorParseException e) {
            throw new IllegalArgumentException("live-sign '" + sign + "' is no CSS selector", e);
        }
    }

    boolean standsOn(Document page) {
        return selector == null
                ? page.text().toLowerCase(Locale.ROOT).contains(text)
                : page.selectFirst(selector) != null;
    }
}
