/** What the services say to each other, held against its schemas and samples from both sides. */
@NullMarked
package redress.contract;

import org.jspecify.annotations.NullMarked;
