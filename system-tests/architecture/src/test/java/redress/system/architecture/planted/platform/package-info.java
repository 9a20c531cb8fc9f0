/** Planted: breaks a rule on purpose. */
@NullMarked
package redress.system.architecture.planted.platform;

import org.jspecify.annotations.NullMarked;
