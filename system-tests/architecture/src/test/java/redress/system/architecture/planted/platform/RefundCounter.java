package redress.system.architecture.planted.platform;

record RefundCounter(long count) {}
