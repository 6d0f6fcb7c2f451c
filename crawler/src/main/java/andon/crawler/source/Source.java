package andon.crawler.source;

import andon.vocabulary.Cadence;
import andon.vocabulary.QuietHours;
import andon.vocabulary.SourceId;
import andon.vocabulary.Timetable;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A site that is watched: where it is, how much of it is read, how often and how.
 *
 * @param name for people, 1 to {@link #LONGEST_NAME} characters
 * @param addresses where a visit begins, the main address first, then mirrors of the same site; 1 to
 *     {@link #MOST_ADDRESSES}, http or https, each a v3 onion address unless {@code clearWeb} or {@code i2p}
 * @param clearWeb whether hosts outside of the hidden networks are allowed
 * @param i2p whether hosts of I2P are allowed
 * @param timetable when visits begin
 * @param recheck how soon a known page is looked at again
 * @param access how to come by a session; empty if the site is read without
 * @param canaries what must be found; up to {@link #MOST_CANARIES}
 * @param terms on what terms it is watched
 */
public record Source(
        SourceId id,
        String name,
        List<URI> addresses,
        boolean clearWeb,
        boolean i2p,
        Scope scope,
        Timetable timetable,
        Recheck recheck,
        Politeness politeness,
        RequestStyle requests,
        Robots robots,
        Optional<Access> access,
        List<Canary> canaries,
        Terms terms) {
    public static final int LONGEST_NAME = 200;
    public static final int MOST_ADDRESSES = 16;
    public static final int MOST_CANARIES = 20;
    public static final Timetable DEFAULT_TIMETABLE =
            new Timetable(new Cadence.Every(Duration.ofHours(6)), Timetable.DEFAULT_JITTER, QuietHours.NONE);

    /** What the source's robots.txt is to the crawler. */
    public enum Robots {
        HONOUR,
        IGNORE
    }

    /**
     * On what terms the source is watched.
     *
     * @param tlp how far what is found may be passed on
     * @param legalBasis why it may be read, in the operator's words, up to {@link #LONGEST_LEGAL_BASIS} characters
     * @param follow whether onion hosts that are found here may become sources by themselves, within the crawler's budget
     * @param paused whether no visit begins until it is resumed
     */
    public record Terms(Tlp tlp, String legalBasis, boolean follow, boolean paused) {
        public static final int LONGEST_LEGAL_BASIS = 2000;
        public static final Terms DEFAULT = new Terms(Tlp.AMBER, "", false, false);

        public Terms {
            if (legalBasis.length() > LONGEST_LEGAL_BASIS) {
                throw new IllegalArgumentException(
                        "legal-basis must have at most " + LONGEST_LEGAL_BASIS + " characters");
            }
        }
    }

    public Source {
        Bounds.text("name", name, LONGEST_NAME);
        addresses = Addresses.checked(addresses, clearWeb, i2p);
        canaries = List.copyOf(canaries);
        if (canaries.size() > MOST_CANARIES) {
            throw new IllegalArgumentException("canaries must be at most " + MOST_CANARIES);
        }
        for (Canary canary : canaries) {
            URI page = addresses.getFirst().resolve(canary.address());
            if (addresses.stream().noneMatch(a -> a.getHost().equalsIgnoreCase(page.getHost()))) {
                throw new IllegalArgumentException(
                        "canaries: '" + canary.address() + "' is on none of the source's hosts");
            }
        }
    }

    /** A source with nothing but its addresses stated; all else as documented in {@code config/sources-example.yaml}. */
    public static Source ofAddresses(SourceId id, List<URI> addresses) {
        return new Source(
                id,
                id.value(),
                addresses,
                false,
                false,
                Scope.DEFAULT,
                DEFAULT_TIMETABLE,
                Recheck.DEFAULT,
                Politeness.DEFAULT,
                RequestStyle.DEFAULT,
                Robots.HONOUR,
                Optional.empty(),
                List.of(),
                Terms.DEFAULT);
    }

    /** Where the site is, unless it is down: the address that all its pages are known by. */
    public URI mainAddress() {
        return addresses.getFirst();
    }

    public Tlp tlp() {
        return terms.tlp();
    }

    public String legalBasis() {
        return terms.legalBasis();
    }

    public boolean follow() {
        return terms.follow();
    }

    public boolean paused() {
        return terms.paused();
    }

    public QuietHours quietHours() {
        return timetable.quietHours();
    }

    /** The soonest that a known page is looked at again: as stated, or the cadence. */
    public Duration shortestRecheck() {
        Duration cadence = timetable.cadence().shortestWait();
        return recheck.shortest().orElse(cadence.compareTo(recheck.longest()) < 0 ? cadence : recheck.longest());
    }

    /** Where the page of a canary is. */
    public URI address(Canary canary) {
        return mainAddress().resolve(canary.address());
    }

    public SourceDraft draft() {
        return new SourceDraft(this);
    }
}
