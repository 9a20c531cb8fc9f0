/** What people write, kept outside the log and encrypted for them, so that it can be forgotten. */
@NullMarked
package redress.platform.vault;

import org.jspecify.annotations.NullMarked;
