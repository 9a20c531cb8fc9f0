package redress.platform.journal;

/**
 * Something of the platform itself that a service stores beside what happens in its domain. No screen of the service shows
 * it ({@link redress.platform.projection.Projection#touches}), and no neighbour hears of it.
 */
public interface PlatformEvent {}
