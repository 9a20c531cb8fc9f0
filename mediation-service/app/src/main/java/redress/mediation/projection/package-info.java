/** The screens: lists that are folds over the stored events and can be thrown away and made again. */
@NullMarked
package redress.mediation.projection;

import org.jspecify.annotations.NullMarked;
