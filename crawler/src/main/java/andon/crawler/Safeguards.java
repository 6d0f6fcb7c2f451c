package andon.crawler;

import andon.crawler.candidates.FollowBudget;
import andon.crawler.safety.BlockList;
import andon.crawler.safety.OwnDecisions;
import andon.crawler.safety.Quarantine;
import andon.crawler.safety.Safety;
import andon.database.Database;
import andon.vocabulary.SecretMask;
import java.time.InstantSource;

/**
 * What keeps a crawler within its bounds.
 *
 * @param safety what it neither dials nor stores
 * @param seal how sessions are kept
 * @param alerts who is told that a source needs an operator
 * @param follow how many candidates become sources by themselves
 * @param decisions told what is followed
 * @param mask takes secrets out of what it tells operators and notes of links; the frontier keeps addresses as they are
 */
public record Safeguards(
        Safety safety,
        CookieSeal seal,
        OperatorAlerts alerts,
        FollowBudget follow,
        OwnDecisions decisions,
        SecretMask mask) {
    /** The built-in block list, sessions that end with the process, nobody told, nothing followed, nothing masked. */
    public static Safeguards builtIn(Database database, InstantSource clock) {
        return new Safeguards(
                new Safety(BlockList.builtIn(), new Quarantine(database, clock)),
                CookieSeal.ofThisProcess(),
                OperatorAlerts.NONE,
                FollowBudget.OFF,
                OwnDecisions.UNRECORDED,
                SecretMask.NOTHING);
    }
}
