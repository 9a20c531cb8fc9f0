/** The order's policy: what the domain asks, answered from versioned data (R60). */
@NullMarked
package redress.order.policy;

import org.jspecify.annotations.NullMarked;
