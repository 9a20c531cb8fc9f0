/** Read models as folds over the journal, live and in bulk. */
@NullMarked
package redress.platform.projection;

import org.jspecify.annotations.NullMarked;
