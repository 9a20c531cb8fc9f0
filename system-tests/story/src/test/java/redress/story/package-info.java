/** The whole of Redress, as its users meet it: played, stopped, cut off and started again. */
@NullMarked
package redress.story;

import org.jspecify.annotations.NullMarked;
