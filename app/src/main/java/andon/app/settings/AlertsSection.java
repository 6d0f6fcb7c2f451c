package andon.app.settings;

import andon.corpus.watch.WatchRetention;
import andon.searchapi.alerts.DeliverySettings;
import andon.searchapi.alerts.OperatorMail;
import andon.searchapi.guarded.AddressRange;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How alerts, and messages to the operators, leave. */
public record AlertsSection(
        Duration poll,
        @Nullable String smtpHost,
        int smtpPort,
        boolean smtpStartTls,
        String mailFrom,
        List<String> webhookAllow,
        boolean webhookPlainHttp,
        @Nullable Path syslogCertificates,
        List<String> operators,
        Duration operatorDistance,
        Duration operatorRepeat,
        Duration keepDeliveries,
        Duration keepHappenings) {
    private static final Duration SHORTEST_KEPT = Duration.ofDays(30);
    private static final Duration LONGEST_KEPT = Duration.ofDays(3_660);

    public AlertsSection {
        webhookAllow = List.copyOf(webhookAllow);
        operators = List.copyOf(operators);
        if (operators.size() > OperatorMail.MOST_OPERATORS) {
            throw new IllegalArgumentException("alerts.operators must be at most " + OperatorMail.MOST_OPERATORS);
        }
        operators.stream().filter(o -> !o.contains("@")).findFirst().ifPresent(o -> {
            throw new IllegalArgumentException("alerts.operators: '" + o + "' is no e-mail address");
        });
        Bounds.requireSpan("alerts.operator-distance", operatorDistance, Duration.ZERO, Duration.ofDays(1), "0s to 1d");
        Bounds.requireSpan(
                "alerts.operator-repeat", operatorRepeat, Duration.ofMinutes(10), Duration.ofDays(30), "10m to 30d");
        Bounds.requireSpan("alerts.keep-deliveries", keepDeliveries, SHORTEST_KEPT, LONGEST_KEPT, "30d to 3660d");
        Bounds.requireSpan("alerts.keep-happenings", keepHappenings, SHORTEST_KEPT, LONGEST_KEPT, "30d to 3660d");
        Bounds.requireRange("alerts.smtp-port", smtpPort, 1, 65535);
        Bounds.requirePoll("alerts.poll", poll);
        webhookAllow.forEach(AddressRange::parse);
    }

    public WatchRetention.Terms retention() {
        return new WatchRetention.Terms(keepDeliveries, keepHappenings);
    }

    /**
     * How alerts leave.
     *
     * @param console where this process serves the console, if it does
     */
    public DeliverySettings delivery(Optional<URI> console, HttpSection http) {
        DeliverySettings defaults = DeliverySettings.defaults(http.link(console));
        return new DeliverySettings(
                defaults.retries(),
                defaults.timeout(),
                defaults.batch(),
                poll,
                new DeliverySettings.Reach(
                        webhookAllow.stream().map(AddressRange::parse).toList(), webhookPlainHttp, syslogCertificates),
                smtpHost == null
                        ? null
                        : new DeliverySettings.Mail(smtpHost, smtpPort, null, null, smtpStartTls, mailFrom),
                defaults.consoleAddress());
    }
}
