package andon.crawler.page;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** What the fields of one form are for, or of what stands between two forms. */
final class FormSigns {
    /** A form that asks for more is for posting, searching or ordering, and its CAPTCHA guards only that. */
    private static final int MOST_FIELDS = 4;

    private static final String CAPTCHA = "captcha";

    int textareas;
    private int texts;
    private int passwords;
    private int searches;
    private int choices;
    private boolean named;

    void add(Element field) {
        addName(field.attr("name"), field.id(), field.className(), field.attr("src"), field.attr("placeholder"));
        if (!field.nameIs("input")) {
            return;
        }
        switch (field.attr("type").toLowerCase(Locale.ROOT)) {
            case "hidden", "submit", "button", "reset" -> {
                // Nobody fills it in.
            }
            case "password" -> passwords++;
            case "radio", "checkbox", "image" -> choices++;
            case "search" -> searches++;
            default -> {
                texts++;
                searches += isSearch(field.attr("name").toLowerCase(Locale.ROOT)) ? 1 : 0;
            }
        }
    }

    void addName(String... names) {
        for (String name : names) {
            named |= name.length() >= CAPTCHA.length()
                            && name.toLowerCase(Locale.ROOT).contains(CAPTCHA)
                    || name.equals("cf-turnstile");
        }
    }

    private static boolean isSearch(String name) {
        return name.equals("q") || name.equals("s") || name.contains("search") || name.contains("keyword");
    }

    /** Whether a part is called a CAPTCHA and the form is for nothing else, or for signing in. */
    boolean isNamedCaptcha() {
        return named && textareas == 0 && passwords < 2 && texts - searches <= MOST_FIELDS;
    }

    /** Whether there is one thing to fill in, or a choice to make. */
    boolean isPuzzle() {
        return passwords == 0 && textareas == 0 && searches == 0 && (texts == 1 || choices > 0 && texts == 0);
    }

    /** Whether a script belongs to one of the known checks of browsers. */
    static boolean isChallenge(String source) {
        return source.contains("challenge-platform")
                || source.contains("ddos-guard")
                || source.contains("js-challenge")
                || source.contains("cf-chl");
    }
}
