/** dispute-service: disputes between buyers and sellers, and the returns they lead to. */
@NullMarked
package redress.dispute;

import org.jspecify.annotations.NullMarked;
