package andon.app;

import andon.searchapi.alerts.DeliverySettings;
import andon.searchapi.alerts.OperatorMail;
import andon.searchapi.requests.SlaWatch;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the news of requests' service levels to the teams by e-mail, and to the log. Without addresses the log is all. */
final class TeamPost implements SlaWatch.TeamMail {
    private static final Logger log = LoggerFactory.getLogger(TeamPost.class);

    private final Map<String, OperatorMail> teams;

    /** @param teams the addresses of each team; one that is not in it, or has none, is told by the log alone */
    TeamPost(DeliverySettings channels, Map<String, List<String>> teams) {
        this.teams = teams.entrySet().stream()
                .filter(team -> !team.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, team -> new OperatorMail(channels, team.getValue())));
    }

    @Override
    public boolean tell(SlaWatch.Notice notice) {
        OperatorMail mail = teams.get(notice.team());
        if (mail != null) {
            OperatorMail.Result result = mail.send(notice.id(), notice.subject(), notice.text(), notice.at());
            result.refused().forEach(reason -> log.error("The team {} could not be told: {}", notice.team(), reason));
            if (result.sent() == 0) {
                return false;
            }
        }
        log.warn("Team {}: {}", notice.team(), notice.subject());
        return true;
    }
}
