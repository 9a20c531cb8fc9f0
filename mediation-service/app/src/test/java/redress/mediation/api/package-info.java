/** What this service says of itself to whoever asks. */
@NullMarked
package redress.mediation.api;

import org.jspecify.annotations.NullMarked;
