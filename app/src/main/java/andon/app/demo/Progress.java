package andon.app.demo;

import java.io.PrintWriter;

/** One line that changes in place on a terminal; elsewhere a new line whenever it says something else. */
final class Progress {
    private final PrintWriter err;
    private final boolean terminal;
    private String shown = "";

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    void show(String line) {
        if (line.equals(shown)) {
            return;
        }
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
            err.flush();
        } else {
            err.println(line);
        }
        shown = line;
    }

    void end() {
        if (terminal && !shown.isEmpty()) {
            err.println();
        }
    }
}
