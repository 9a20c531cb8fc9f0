/** The journal proved on real PostgreSQL. */
@NullMarked
package redress.platform.journal;

import org.jspecify.annotations.NullMarked;
