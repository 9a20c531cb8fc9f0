/** Planning on invented rows with every rough edge, and on the real data where it lies beside the repository. */
@NullMarked
package redress.tools.play;

import org.jspecify.annotations.NullMarked;
