package andon.searchapi.accounts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong keys by address, so that whoever sends them again and again fills no log. A key cannot be guessed: good ones
 * are never refused for the wrong ones beside them. Thread-safe; lives in memory, each process for itself.
 */
public final class WrongKeys {
    /** Beyond this the addresses that were seen longest ago are forgotten. */
    private static final int MAX_ADDRESSES = 20_000;

    private final SignInSettings settings;

    private final Map<String, Window> windows = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    /** How many an address may send, and for how long they count, is as for passwords. */
    public WrongKeys(SignInSettings settings) {
        this.settings = settings;
    }

    /** What to do about a wrong key. */
    public enum Verdict {
        TELL,
        /** The last one that is told. */
        TELL_LAST,
        /** Too many: not told, and answered so. */
        TOO_MANY
    }

    public synchronized Verdict count(String address, Instant now) {
        Window window = windows.get(address);
        if (window == null || !window.began.plus(settings.window()).isAfter(now)) {
            window = new Window(now);
            windows.put(address, window);
        }
        window.count = Math.min(window.count + 1, settings.failuresPerAddress() + 1);
        if (window.count > settings.failuresPerAddress()) {
            return Verdict.TOO_MANY;
        }
        return window.count == settings.failuresPerAddress() ? Verdict.TELL_LAST : Verdict.TELL;
    }

    private static final class Window {
        private final Instant began;
        private int count;

        private Window(Instant began) {
            this.began = began;
        }
    }
}
