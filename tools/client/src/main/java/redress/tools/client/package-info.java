/** Speaks to a running Redress as any outsider would: HTTP with a person's token, Kafka, and the local clock's file. */
@NullMarked
package redress.tools.client;

import org.jspecify.annotations.NullMarked;
