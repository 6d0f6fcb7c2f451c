package andon.crawler.page;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The form of a page that signs a reader in.
 *
 * @param action where it is sent
 * @param fields the fields to send, in the order of the page: hidden ones (CSRF) and what is set already
 * @param userField the name of the field for the user
 * @param passwordField the name of the field for the password
 */
public record LoginForm(URI action, Map<String, String> fields, String userField, String passwordField) {
    private static final int MOST_FIELDS = 100;

    /**
     * The first form with one password field and a field for a user that a reader can see, else the first hidden one.
     * Forms that register (two passwords) are passed over.
     */
    public static Optional<LoginForm> find(URI address, Document page) {
        Optional<LoginForm> hidden = Optional.empty();
        for (Element form : page.select("form")) {
            Optional<LoginForm> found = read(address, form);
            if (found.isPresent() && !Visibility.isHidden(form)) {
                return found;
            }
            hidden = hidden.or(() -> found);
        }
        return hidden;
    }

    private static Optional<LoginForm> read(URI address, Element form) {
        Element password = form.selectFirst("input[type=password][name]");
        Element user = userField(form);
        HttpUrl from = HttpUrl.parse(address.toString());
        HttpUrl action = from == null ? null : from.resolve(form.attr("action"));
        boolean post = form.attr("method").equalsIgnoreCase("post");
        if (password == null
                || user == null
                || action == null
                || !post
                || form.select("input[type=password]").size() > 1) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        boolean submitted = false;
        for (Element input : form.select("input[name], button[name], select[name]")) {
            String type = input.normalName().equals("select")
                    ? "select"
                    : input.attr("type").toLowerCase(Locale.ROOT);
            boolean sent = switch (type) {
                // Ticked, so that "remember me" keeps the session.
                case "checkbox" -> true;
                case "radio" -> input.hasAttr("checked");
                // A browser sends the button that was pressed, and no other.
                case "submit" -> !submitted;
                case "button", "reset", "image", "file" -> false;
                default -> true;
            };
            submitted |= type.equals("submit");
            if (sent && fields.size() < MOST_FIELDS) {
                fields.put(input.attr("name"), value(input, type));
            }
        }
        return Optional.of(new LoginForm(action.uri(), fields, user.attr("name"), password.attr("name")));
    }

    private static String value(Element input, String type) {
        if (type.equals("select")) {
            Element chosen = input.selectFirst("option[selected], option");
            return chosen == null ? "" : chosen.hasAttr("value") ? chosen.attr("value") : chosen.text();
        }
        return type.equals("checkbox") && !input.hasAttr("value") ? "on" : input.attr("value");
    }

    /** The text field before the password, or the one whose name says what it is for. */
    private static @Nullable Element userField(Element form) {
        Element last = null;
        for (Element input : form.select("input[name]")) {
            String type = input.attr("type").toLowerCase(Locale.ROOT);
            if (type.equals("password") && last != null) {
                return last;
            }
            if (type.isEmpty() || type.equals("text") || type.equals("email")) {
                last = input;
                String name = input.attr("name").toLowerCase(Locale.ROOT);
                if (name.contains("user") || name.contains("login") || name.contains("mail") || name.contains("name")) {
                    return input;
                }
            }
        }
        return last;
    }

    /** All fields with the user and the password filled in. */
    public Map<String, String> filled(String user, String password) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(userField, user);
        all.put(passwordField, password);
        return all;
    }

    /** Whether a page shows that the sign-in worked: it offers to sign out, or no longer asks to sign in. */
    public static boolean succeeded(URI address, Document page) {
        return Gates.showsSession(page)
                || Gates.kind(page) == Gates.Kind.CONTENT && find(address, page).isEmpty();
    }

    /** Whether a person must be asked. */
    public static boolean wantsPerson(Document page) {
        return Gates.asksForCaptcha(page);
    }
}
