package andon.searchapi.requests;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The fixed words of what teams are told, in their language. */
final class TeamWords {
    static final String BUNDLE = "andon.searchapi.requests.team-words";

    private final Locale language;
    private final ResourceBundle words;

    TeamWords(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String say(String key) {
        return words.getString(key);
    }

    /** @param values as they are to be read: numbers, too, are texts */
    String say(String key, String... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }
}
