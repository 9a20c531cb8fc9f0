/** Planted: breaks a rule on purpose. */
@NullMarked
package redress.system.architecture.planted.nowhere;

import org.jspecify.annotations.NullMarked;
