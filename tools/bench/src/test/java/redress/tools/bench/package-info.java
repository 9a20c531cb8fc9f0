/** The benchmark runs at all. */
@NullMarked
package redress.tools.bench;

import org.jspecify.annotations.NullMarked;
