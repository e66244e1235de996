/** What an OpenID provider says of somebody, and whether that holds. It knows no network and no clock. */
@NullMarked
package io.vioscope.access.oidc;

import org.jspecify.annotations.NullMarked;
