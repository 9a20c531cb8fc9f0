package redress.dispute.domain;

import java.time.Instant;
import redress.platform.values.TextRef;

/** That a party wrote something, and where the words are. */
record Said(Party by, Instant at, TextRef text) {}
