/** A client that finds out which of its own credentials are leaked, without showing them to the Andon that it asks. */
@NullMarked
package andon.app.exposed;

import org.jspecify.annotations.NullMarked;
