/** Where alerts arrive in tests: a webhook endpoint and a mail server that keep what they receive and fail as told. */
@NullMarked
package andon.testbed.receivers;

import org.jspecify.annotations.NullMarked;
