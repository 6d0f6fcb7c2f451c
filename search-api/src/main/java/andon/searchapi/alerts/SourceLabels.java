package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import andon.vocabulary.Tlp;

/**
 * How far what was found in a source may be passed on, as the operators said (TLP 2.0): it decides what of an alert leaves Andon.
 * Of a red source no words do, only that there is news, what is watched in it, and a link for those who may sign in; MISP may pass
 * no event on farther than its sources allow. Thread-safe.
 */
public interface SourceLabels {
    /** Of one source by its id, or of an unknown one. */
    Tlp of(String source);

    /** The alert as it may leave. */
    default Alert leaving(Alert alert) {
        return of(alert.source()) == Tlp.RED ? alert.withWords(Tlp.RED.label()) : alert;
    }

    /** The message as it may leave, with the channel's label no more open than that of any source in it. */
    default Delivery leaving(Delivery delivery) {
        Channel channel = delivery.channel() instanceof Channel.Misp misp
                ? delivery.alerts().stream()
                        .map(alert -> of(alert.source()))
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
                delivery.arrived());
    }
}
