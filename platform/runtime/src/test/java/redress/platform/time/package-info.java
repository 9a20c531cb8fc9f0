/** The clock, seen from outside. */
@NullMarked
package redress.platform.time;

import org.jspecify.annotations.NullMarked;
