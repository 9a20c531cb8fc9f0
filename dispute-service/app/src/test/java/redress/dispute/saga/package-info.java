/** What happens by itself, and when. */
@NullMarked
package redress.dispute.saga;

import org.jspecify.annotations.NullMarked;
