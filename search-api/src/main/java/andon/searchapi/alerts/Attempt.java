package andon.searchapi.alerts;

/** How one attempt to deliver ended. */
sealed interface Attempt {
    record Done() implements Attempt {}

    /** Brought a part of the message, which is noted; the rest follows. */
    record Progress(String reason) implements Attempt {}

    /** Worth trying again later. */
    record Retry(String reason) implements Attempt {}

    /** Will not work, however often it is tried. */
    record GiveUp(String reason) implements Attempt {}
}
