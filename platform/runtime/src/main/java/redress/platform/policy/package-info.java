/** Policy as data: versions, the dates they take effect, and what they say for a country and a category. */
@NullMarked
package redress.platform.policy;

import org.jspecify.annotations.NullMarked;
