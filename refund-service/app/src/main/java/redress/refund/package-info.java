/** The service that keeps the money of every order, and gives back what is to be given back. */
@NullMarked
package redress.refund;

import org.jspecify.annotations.NullMarked;
