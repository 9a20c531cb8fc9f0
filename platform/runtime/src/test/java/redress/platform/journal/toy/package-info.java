/** A small service about lamps, to try the platform on. */
@NullMarked
package redress.platform.journal.toy;

import org.jspecify.annotations.NullMarked;
