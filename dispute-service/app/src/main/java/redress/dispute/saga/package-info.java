/** The promises that are kept over time: what is due happens, though nobody does anything (R74). */
@NullMarked
package redress.dispute.saga;

import org.jspecify.annotations.NullMarked;
