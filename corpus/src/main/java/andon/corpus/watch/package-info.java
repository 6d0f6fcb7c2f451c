/** What customers watch and what is told to them: assets, mentions, subscriptions, alerts and their outbox. */
@NullMarked
package andon.corpus.watch;

import org.jspecify.annotations.NullMarked;
