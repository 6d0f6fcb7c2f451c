package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import andon.vocabulary.Tlp;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far what was found in a source may be passed on, as the operators said (TLP 2.0): it decides what of an alert leaves Andon.
 * Of a red source no words do, only that there is news, what is watched in it, and a link for those who may sign in; MISP may pass
 * no event on farther than its sources allow. What an organisation handed in for itself is red for all others and amber+strict at
 * least for itself; what nobody knows the source of is red. Thread-safe.
 */
public final class SourceLabels {
    private final Function<SourceId, Tlp> said;
    private final Function<SourceId, Optional<OrganisationId>> owners;

    /**
     * @param said what the operators said of a source, or say of all that are in no list
     * @param owners whose own a source is ({@link andon.corpus.watch.OwnSources#owner})
     */
    public SourceLabels(Function<SourceId, Tlp> said, Function<SourceId, Optional<OrganisationId>> owners) {
        this.said = said;
        this.owners = owners;
    }

    /** Of what was found in the source, when it is told to a subscriber. */
    public Tlp of(SourceId source, OrganisationId told) {
        Tlp label = said.apply(source);
        return owners.apply(source)
                .map(owner -> owner.equals(told) ? closer(label, Tlp.AMBER_STRICT) : Tlp.RED)
                .orElse(label);
    }

    private Tlp of(Alert alert) {
        return alert.source().isEmpty() ? Tlp.RED : of(new SourceId(alert.source()), alert.owner());
    }

    private static Tlp closer(Tlp one, Tlp other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The alert as it may leave. */
    Alert leaving(Alert alert) {
        return of(alert) == Tlp.RED ? alert.withWords(Tlp.RED.label()) : alert;
    }

    /** The message as it may leave, with the channel's label no more open than that of any source in it. */
    Delivery leaving(Delivery delivery) {
        Channel channel = delivery.channel() instanceof Channel.Misp misp
                ? delivery.alerts().stream()
                        .map(this::of)
                        .max(Tlp::compareTo)
                        .map(misp::noMoreOpenThan)
                        .orElse(misp)
                : delivery.channel();
        return new Delivery(
                delivery.id(),
                delivery.alerts().stream().map(this::leaving).toList(),
                channel,
                delivery.recipient(),
                delivery.attempt(),
                delivery.fence(),
                delivery.arrived(),
                delivery.refusals());
    }
}
