/** What follows the journal while it is measured: a projection and a saga. */
@NullMarked
package redress.tools.bench.follower;

import org.jspecify.annotations.NullMarked;
