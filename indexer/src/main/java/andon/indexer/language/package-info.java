/** Tells the language of a text: by script where that decides, else by OpenNLP's detector among a few candidates. */
@NullMarked
package andon.indexer.language;

import org.jspecify.annotations.NullMarked;
