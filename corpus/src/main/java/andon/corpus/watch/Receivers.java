package andon.corpus.watch;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much is on its way to whom. All mails have one receiver, the server that sends them on. */
final class Receivers {
    private final Map<String, Integer> counts = new HashMap<>();
    private final int most;

    Receivers(int most) {
        this.most = most;
    }

    private static String of(ChannelRow channel) {
        return channel.kind().equals(ChannelRow.EMAIL) ? "" : channel.target();
    }

    void add(ChannelRow channel) {
        counts.merge(of(channel), 1, Integer::sum);
    }

    int room(ChannelRow channel) {
        return Math.max(0, most - counts.getOrDefault(of(channel), 0));
    }

    List<String> full() {
        return counts.entrySet().stream()
                .filter(one -> one.getValue() >= most)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** A condition with a parameter for each of {@link #full}. */
    String others() {
        List<String> full = full();
        return full.isEmpty()
                ? ""
                : "and case when c.kind = '" + ChannelRow.EMAIL + "' then '' else c.target end not in ("
                        + String.join(", ", Collections.nCopies(full.size(), "?")) + ")";
    }
}
