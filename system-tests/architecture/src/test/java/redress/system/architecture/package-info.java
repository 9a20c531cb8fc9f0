/** The rules of structure, and proof that each of them catches what it forbids. */
@NullMarked
package redress.system.architecture;

import org.jspecify.annotations.NullMarked;
