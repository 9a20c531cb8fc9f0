/** What this service says of itself to whoever asks. */
@NullMarked
package redress.order.api;

import org.jspecify.annotations.NullMarked;
