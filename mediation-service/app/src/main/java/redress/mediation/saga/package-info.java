/** The promises that are kept over time: claims find mediators, and what is due happens though nobody does anything (R74). */
@NullMarked
package redress.mediation.saga;

import org.jspecify.annotations.NullMarked;
