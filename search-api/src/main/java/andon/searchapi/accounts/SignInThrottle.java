package andon.searchapi.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts failed attempts by name and by address. Thread-safe.
 *
 * <p>It lives in memory: each process counts for itself, and a restart forgets. An attempt counts from its beginning, so
 * that many at once cannot slip through while their passwords are being checked.
 */
final class SignInThrottle {
    /** Beyond this the entries that were used longest ago are forgotten; an attacker cannot fill the memory. */
    private static final int MAX_ENTRIES = 20_000;

    private final SignInSettings settings;

    private final Map<String, Window> windows = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    SignInThrottle(SignInSettings settings) {
        this.settings = settings;
    }

    /** Counts an attempt, or refuses it. */
    synchronized Optional<SignIn.Throttled> begin(String name, String address, Instant now) {
        Window ofName = window("n:" + name, now);
        Window ofAddress = window("a:" + address, now);
        Instant free = Instant.MIN;
        if (ofName.count >= settings.failuresPerUser()) {
            free = ofName.began.plus(settings.window());
        }
        if (ofAddress.count >= settings.failuresPerAddress()) {
            Instant addressFree = ofAddress.began.plus(settings.window());
            free = addressFree.isAfter(free) ? addressFree : free;
        }
        if (free.isAfter(now)) {
            boolean first = !ofName.refused && !ofAddress.refused;
            ofName.refused = true;
            ofAddress.refused = true;
            return Optional.of(new SignIn.Throttled(Duration.between(now, free), first));
        }
        ofName.count++;
        ofAddress.count++;
        return Optional.empty();
    }

    /** The attempt was good: the name starts afresh, the address gets its attempt back. */
    synchronized void succeeded(String name, String address, Instant now) {
        windows.remove("n:" + name);
        Window ofAddress = window("a:" + address, now);
        ofAddress.count = Math.max(0, ofAddress.count - 1);
    }

    private Window window(String key, Instant now) {
        Window window = windows.get(key);
        if (window == null || !window.began.plus(settings.window()).isAfter(now)) {
            window = new Window(now);
            windows.put(key, window);
        }
        return window;
    }

    private static final class Window {
        private final Instant began;
        private int count;
        private boolean refused;

        private Window(Instant began) {
            this.began = began;
        }
    }
}
