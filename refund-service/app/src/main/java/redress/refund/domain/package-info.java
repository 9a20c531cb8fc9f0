/** The money of one order and the refunds out of it: what is held, frozen, released and given back, and by which rules. */
@NullMarked
package redress.refund.domain;

import org.jspecify.annotations.NullMarked;
