/** Signing in at an identity provider by OpenID Connect, and its access tokens beside Andon's own keys. */
@NullMarked
package andon.searchapi.oidc;

import org.jspecify.annotations.NullMarked;
