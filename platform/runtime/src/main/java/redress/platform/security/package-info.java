/** Who is asking, from an OAuth 2 access token. */
@NullMarked
package redress.platform.security;

import org.jspecify.annotations.NullMarked;
