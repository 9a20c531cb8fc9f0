/** The claim: from its opening by an escalated dispute to the verdict. Knows nothing of web, SQL or Kafka. */
@NullMarked
package redress.mediation.domain;

import org.jspecify.annotations.NullMarked;
