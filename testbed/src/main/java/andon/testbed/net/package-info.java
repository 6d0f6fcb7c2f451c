/** A SOCKS5 proxy for tests: it knows the names of the test world, fails as told, and writes down who asked for what. */
@NullMarked
package andon.testbed.net;

import org.jspecify.annotations.NullMarked;
