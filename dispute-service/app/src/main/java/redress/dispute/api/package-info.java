/** HTTP words in, a command out. */
@NullMarked
package redress.dispute.api;

import org.jspecify.annotations.NullMarked;
