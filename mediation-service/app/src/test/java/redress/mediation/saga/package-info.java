/** Whether what is due in mediation happens though nobody does anything. */
@NullMarked
package redress.mediation.saga;

import org.jspecify.annotations.NullMarked;
