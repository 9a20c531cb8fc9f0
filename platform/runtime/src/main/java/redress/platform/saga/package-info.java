/** What sagas stand on: their rows and their timers, read and written for a whole batch of events at a time. */
@NullMarked
package redress.platform.saga;

import org.jspecify.annotations.NullMarked;
