package andon.searchapi.alerts;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The fixed words of messages in a reader's language. */
final class Phrases {
    static final String BUNDLE = "andon.searchapi.alerts.words";

    private final Locale locale;
    private final ResourceBundle words;

    Phrases(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    String say(String key) {
        return words.getString(key);
    }

    String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), locale).format(values);
    }

    /** Values one after the other. */
    String list(List<String> values) {
        return String.join(say("alert.between"), values);
    }

    static String time(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(time.atZone(zone)) + " "
                + (zone.getId().equals("Z") ? "UTC" : zone.getId());
    }
}
