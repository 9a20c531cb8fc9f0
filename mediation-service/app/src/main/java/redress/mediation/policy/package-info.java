/** The mediation's policy: what the domain asks, answered from versioned data (R60). */
@NullMarked
package redress.mediation.policy;

import org.jspecify.annotations.NullMarked;
