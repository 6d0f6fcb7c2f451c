package andon.corpus.index;

import andon.vocabulary.OrganisationId;

/** Whose eyes a search is for. Every search takes one; there is no default. */
public sealed interface Visibility {
    /** Analysts and operators see everything. */
    record Everything() implements Visibility {}

    /** A customer sees the documents that mention its own confirmed assets. */
    record MentionsOf(OrganisationId organisation) implements Visibility {}
}
