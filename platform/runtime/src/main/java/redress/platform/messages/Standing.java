package redress.platform.messages;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far this instance is in the conversation with its neighbours. */
public interface Standing {

    /** The last position of the journal that the world was told of; everything where this service says nothing. */
    long told();

    /** Up to where this instance has taken what stands on the topics: the next offset, by partition it ever took from. */
    Map<TopicPartition, Long> taken();
}
