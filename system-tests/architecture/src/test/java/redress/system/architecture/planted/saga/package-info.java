/** Planted: breaks a rule on purpose. */
@NullMarked
package redress.system.architecture.planted.saga;

import org.jspecify.annotations.NullMarked;
