/** HTTP words in, a command out. */
@NullMarked
package redress.order.api;

import org.jspecify.annotations.NullMarked;
