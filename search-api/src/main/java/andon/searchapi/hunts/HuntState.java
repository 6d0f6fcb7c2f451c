package andon.searchapi.hunts;

import java.util.Locale;

/** Where a hunt stands. */
public enum HuntState {
    QUEUED,
    RUNNING,
    PAUSED,
    DONE,
    FAILED,
    CANCELLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }

    static HuntState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
