/** The one clock, which only local set-ups can move. */
@NullMarked
package redress.platform.time;

import org.jspecify.annotations.NullMarked;
