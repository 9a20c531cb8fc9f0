/** The dispute's policy: what the domain asks, answered from versioned data (R60, R61). */
@NullMarked
package redress.dispute.policy;

import org.jspecify.annotations.NullMarked;
