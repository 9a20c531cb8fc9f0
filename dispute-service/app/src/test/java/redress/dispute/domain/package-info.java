/** The dispute, deed by deed. */
@NullMarked
package redress.dispute.domain;

import org.jspecify.annotations.NullMarked;
