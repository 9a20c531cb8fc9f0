/** Planted: breaks a rule on purpose. */
@NullMarked
package redress.system.architecture.planted.api;

import org.jspecify.annotations.NullMarked;
