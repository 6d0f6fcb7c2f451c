/** A private Tor network of real tor processes on loopback, with onion services in front of local servers. */
@NullMarked
package andon.testbed.tor;

import org.jspecify.annotations.NullMarked;
