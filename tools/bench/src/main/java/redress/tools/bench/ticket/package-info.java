/** A small domain to measure with: tickets are opened and commented. */
@NullMarked
package redress.tools.bench.ticket;

import org.jspecify.annotations.NullMarked;
