package andon.searchapi.accounts;

import andon.vocabulary.OrganisationId;

/** A customer's organisation with the name that pages show. */
public record Organisation(OrganisationId id, String name) {}
