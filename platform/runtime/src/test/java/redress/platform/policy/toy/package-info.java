/** A shop with a policy and nothing else. */
@NullMarked
package redress.platform.policy.toy;

import org.jspecify.annotations.NullMarked;
