/** What this service says of itself to whoever asks. */
@NullMarked
package redress.refund.api;

import org.jspecify.annotations.NullMarked;
