/** Who may log in locally, and the tokens they get. For trying things out: every secret in here is public. */
@NullMarked
package redress.local.issuer;

import org.jspecify.annotations.NullMarked;
