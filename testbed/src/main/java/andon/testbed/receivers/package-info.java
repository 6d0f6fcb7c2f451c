/** Where alerts arrive in tests: a webhook endpoint, a mail server and a MISP instance that keep what they receive and fail as told. */
@NullMarked
package andon.testbed.receivers;

import org.jspecify.annotations.NullMarked;
