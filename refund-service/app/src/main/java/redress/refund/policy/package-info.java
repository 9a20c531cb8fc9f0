/** The answers to what the domain asks about time and shares, from versioned data. */
@NullMarked
package redress.refund.policy;

import org.jspecify.annotations.NullMarked;
