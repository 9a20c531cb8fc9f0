/** A neighbour's published event and the command it becomes, for trying out how messages travel. */
@NullMarked
package redress.platform.messages.toy;

import org.jspecify.annotations.NullMarked;
