package redress.system.architecture.planted.nowhere;

import java.time.Instant;

final class ClockWatcher {
    Instant look() {
        return Instant.now();
    }
}
