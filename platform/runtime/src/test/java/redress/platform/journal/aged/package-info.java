/** Lanterns: events that were stored before their shape changed. */
@NullMarked
package redress.platform.journal.aged;

import org.jspecify.annotations.NullMarked;
