/** Planted: breaks a rule on purpose. */
@NullMarked
package redress.system.architecture.planted.projection;

import org.jspecify.annotations.NullMarked;
