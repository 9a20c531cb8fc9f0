package redress.system.architecture.planted.nowhere;

final class Sleeper {
    void nap() throws InterruptedException {
        Thread.sleep(1);
    }
}
