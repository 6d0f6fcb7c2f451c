/** Andon's query language: text to a small syntax tree that knows no engine. */
@NullMarked
package andon.corpus.query;

import org.jspecify.annotations.NullMarked;
