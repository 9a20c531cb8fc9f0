/** Planted: breaks a rule on purpose. */
@NullMarked
package redress.system.architecture.planted.domain;

import org.jspecify.annotations.NullMarked;
