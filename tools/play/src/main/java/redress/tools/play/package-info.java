/** Plays real marketplace history, in the file layout of the public Olist data set, through a running Redress. */
@NullMarked
package redress.tools.play;

import org.jspecify.annotations.NullMarked;
