/** HTTP words in, a command out. */
@NullMarked
package redress.mediation.api;

import org.jspecify.annotations.NullMarked;
