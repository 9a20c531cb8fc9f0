package redress.histories;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Does something outside whatever unit of work is in hand, as the platform does it on a thread of its own. */
final class Apart {

    private Apart() {}

    static <T> T from(Callable<T> work) throws Exception {
        Deque<UnitOfWork<?>> suspended = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            var one = CurrentUnitOfWork.get();
            CurrentUnitOfWork.clear(one);
            suspended.push(one);
        }
        try {
            return work.call();
        } finally {
            for (var one : suspended) CurrentUnitOfWork.set(one);
        }
    }
}
