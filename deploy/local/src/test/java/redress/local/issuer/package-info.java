/** Logging in locally. */
@NullMarked
package redress.local.issuer;

import org.jspecify.annotations.NullMarked;
