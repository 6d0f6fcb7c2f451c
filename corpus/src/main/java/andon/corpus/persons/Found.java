package andon.corpus.persons;

import andon.vocabulary.Span;

/**
 * Something personal.
 *
 * @param name whether it is a name; else it is an address, a date of birth, a number of a person
 * @param sure whether its label or column says so; else only its looks do
 */
public record Found(Span span, boolean name, boolean sure) {}
