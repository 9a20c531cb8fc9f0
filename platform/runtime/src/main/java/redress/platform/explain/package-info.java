/** What led to a state, for the people it concerns. */
@NullMarked
package redress.platform.explain;

import org.jspecify.annotations.NullMarked;
