package redress.platform.config;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** A scheduler whose tasks are due by the one clock, but which looks for them by the system's: the one clock may be set back. */
final class TimersByOneClock extends SchedulerBuilder {

    TimersByOneClock(DataSource dataSource, Task<?> task, Duration pollingInterval) {
        super(dataSource, List.of(task));
        pollingInterval(pollingInterval);
    }

    @Override
    protected Waiter buildWaiter() {
        return new Waiter(poolingInterval);
    }
}
