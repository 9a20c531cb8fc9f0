/** HTTP in, a command out: strict JSON, problem+json, idempotency keys. */
@NullMarked
package redress.platform.web;

import org.jspecify.annotations.NullMarked;
