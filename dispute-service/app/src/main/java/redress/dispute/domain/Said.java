package redress.dispute.domain;

import java.time.Instant;
import java.util.Optional;
import redress.platform.values.Role;
import redress.platform.values.TextRef;

/** That somebody wrote something, and where the words are; a message of its own has an id and says its language (R16). */
record Said(Role by, Instant at, TextRef text, Optional<MessageId> message, Optional<Language> language) {}
