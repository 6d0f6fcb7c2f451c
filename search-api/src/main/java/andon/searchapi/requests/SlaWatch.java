package andon.searchapi.requests;

import andon.database.Database;
import andon.searchapi.requests.SlaTable.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells the teams, once each, that a promise of a request will run out, is about to, or did. What could not be told is told at
 * the next look. Somebody must call {@link #look} again and again.
 */
public final class SlaWatch {
    private static final Report.Times TIMES = new Report.Times();

    private final RequestTable requests;
    private final SlaTable table;
    private final SlaSettings sla;
    private final TeamMail mail;
    private final String console;
    private final TeamWords words;
    private final InstantSource clock;

    /**
     * @param console where the console is, for links; no slash at the end
     * @param language of the messages: Japanese, or English
     */
    public SlaWatch(
            Database database, SlaSettings sla, TeamMail mail, String console, Locale language, InstantSource clock) {
        this.requests = new RequestTable(database);
        this.table = new SlaTable(database);
        this.sla = sla;
        this.mail = mail;
        this.console = console;
        this.words = new TeamWords(language);
        this.clock = clock;
    }

    /** How a team is reached. */
    public interface TeamMail {
        /** Returns whether the team has it. */
        boolean tell(Notice notice);
    }

    /**
     * A message to a team.
     *
     * @param team a word of {@link RequestType#team}
     * @param id letters, digits and hyphens; the same for the same news, so that what is sent twice is one message
     */
    public record Notice(String team, String id, String subject, String text, Instant at) {}

    private record News(Request request, Promise promise, SlaState state) {
        Told told(SlaState of) {
            return new Told(request.id(), promise, of);
        }
    }

    /** Looks at all requests that wait for an answer; returns how many things were told. */
    public int look() {
        Instant now = clock.instant();
        Set<Told> known = table.told();
        Map<String, List<News>> byTeam = new LinkedHashMap<>();
        for (Request request : requests.running()) {
            for (Promise promise : Promise.values()) {
                News news = new News(request, promise, sla.state(request, promise, now));
                if (news.state().isNews() && !known.contains(news.told(news.state()))) {
                    byTeam.computeIfAbsent(request.type().team(), team -> new ArrayList<>())
                            .add(news);
                }
            }
        }
        int told = 0;
        for (Map.Entry<String, List<News>> team : byTeam.entrySet()) {
            if (mail.tell(notice(team.getKey(), team.getValue(), now))) {
                team.getValue().forEach(news -> note(news, now));
                told += team.getValue().size();
            }
        }
        return told;
    }

    /** With a breach the warnings that came before it are settled too: they would be late. */
    private void note(News news, Instant now) {
        for (SlaState state : SlaState.values()) {
            if (state.isNews() && state.compareTo(news.state()) <= 0) {
                table.told(news.told(state), now);
            }
        }
    }

    private Notice notice(String team, List<News> all, Instant now) {
        StringBuilder text = new StringBuilder();
        StringBuilder keys = new StringBuilder();
        for (SlaState state : List.of(SlaState.BREACHED, SlaState.WARNING, SlaState.FORECAST)) {
            List<News> some = all.stream().filter(n -> n.state() == state).toList();
            if (!some.isEmpty()) {
                text.append(words.say(key(state))).append("\n");
                some.forEach(news -> line(text, news));
                text.append('\n');
            }
            some.forEach(n -> keys.append(n.request().id())
                    .append(n.promise())
                    .append(state)
                    .append(n.promise().due(n.request()))
                    .append(' '));
        }
        return new Notice(team, "sla-" + digest(keys.toString()), subject(all), text.toString(), now);
    }

    private static String key(SlaState state) {
        return switch (state) {
            case BREACHED -> "breached";
            case WARNING -> "warning";
            case FORECAST -> "forecast";
            case RUNNING, PAUSED, MET, MISSED, ENDED -> throw new IllegalStateException(state + " is no news");
        };
    }

    private String subject(List<News> all) {
        List<String> parts = new ArrayList<>();
        for (SlaState state : List.of(SlaState.BREACHED, SlaState.WARNING, SlaState.FORECAST)) {
            long count = all.stream().filter(n -> n.state() == state).count();
            if (count > 0) {
                parts.add(words.say("count." + key(state), Long.toString(count)));
            }
        }
        return words.say("subject", String.join(words.say("between"), parts));
    }

    /** Neither the question nor what it is about: mail goes through many hands. */
    private void line(StringBuilder text, News news) {
        Request request = news.request();
        String line = words.say(
                "line",
                Long.toString(request.id()),
                request.organisation().value(),
                words.say("type." + request.type().word()),
                words.say("priority." + request.priority().word()),
                words.say(news.promise() == Promise.FIRST_REPLY ? "first-reply" : "answer"),
                TIMES.at(news.promise().due(request)),
                request.assignee() == null ? words.say("nobody") : words.say("somebody", request.assignee()));
        text.append("  ")
                .append(line)
                .append("\n    ")
                .append(console)
                .append("/requests/")
                .append(request.id())
                .append('\n');
    }

    private static String digest(String keys) {
        return HexFormat.of().formatHex(EvidenceBundle.sha256().digest(keys.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }
}
