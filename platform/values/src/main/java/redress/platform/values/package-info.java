/** Values every service speaks in: money, who acts, refusals, windows of time. Depends on nothing. */
@NullMarked
package redress.platform.values;

import org.jspecify.annotations.NullMarked;
