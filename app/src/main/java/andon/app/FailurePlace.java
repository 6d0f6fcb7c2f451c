package andon.app;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;

/**
 * Writes an exception into the log by its class and place, and its message only where {@link FailureText} lets it pass. Named
 * {@code %place} in logback.xml. Thread-safe.
 */
public final class FailurePlace extends ThrowableHandlingConverter {
    private static final int MAX_FRAMES = 8;
    private static final int MAX_CAUSES = 8;

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder out = new StringBuilder();
        IThrowableProxy at = event.getThrowableProxy();
        for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
            out.append(i == 0 ? "" : "Caused by: ").append(at.getClassName());
            if (at instanceof ThrowableProxy proxy) {
                FailureText.of(proxy.getThrowable())
                        .ifPresent(text -> out.append(": ").append(text));
            }
            out.append(System.lineSeparator());
            frames(at, out);
        }
        return out.toString();
    }

    private static void frames(IThrowableProxy failure, StringBuilder out) {
        StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
        for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
            out.append('\t').append(frames[i]).append(System.lineSeparator());
        }
        int left = frames.length - MAX_FRAMES;
        if (left > 0) {
            out.append("\t... ").append(left).append(" frames more").append(System.lineSeparator());
        }
    }
}
