/** Benchmarks: the journal against a raw loop and against Axon's own engine, in one run, as ratios. */
@NullMarked
package redress.tools.bench;

import org.jspecify.annotations.NullMarked;
