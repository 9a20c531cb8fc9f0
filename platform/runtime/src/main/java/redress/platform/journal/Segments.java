package redress.platform.journal;

import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** For which processor's segment the event in hand is handled. */
public final class Segments {

    private static final String IN_HAND = Segments.class.getName();

    private Segments() {}

    /**
     * Notes it in each unit of work of the processor.
     *
     * @param owner as the token store calls this instance
     */
    public static MessageHandlerInterceptor<EventMessage<?>> of(String processor, String owner) {
        var segmentOfAxon = "Processor[" + processor + "]/SegmentId";
        return (work, chain) -> {
            Integer segment = work.getResource(segmentOfAxon);
            if (segment != null)
                work.getOrComputeResource(IN_HAND, none -> new Rider.Segment(processor, segment, owner));
            return chain.proceed();
        };
    }

    static Optional<Rider.Segment> inHand() {
        return CurrentUnitOfWork.isStarted()
                ? Optional.ofNullable(CurrentUnitOfWork.get().root().getResource(IN_HAND))
                : Optional.empty();
    }
}
