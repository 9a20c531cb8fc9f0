/** Money, ids and windows, to the unit and to the millisecond. */
@NullMarked
package redress.platform.values;

import org.jspecify.annotations.NullMarked;
