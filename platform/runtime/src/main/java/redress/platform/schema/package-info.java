/** How JSON Schema is read, the same wherever it is. */
@NullMarked
package redress.platform.schema;

import org.jspecify.annotations.NullMarked;
