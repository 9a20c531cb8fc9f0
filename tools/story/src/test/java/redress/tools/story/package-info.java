/** How stories are told; that they are true is tested in system-tests/story, where a system runs. */
@NullMarked
package redress.tools.story;

import org.jspecify.annotations.NullMarked;
