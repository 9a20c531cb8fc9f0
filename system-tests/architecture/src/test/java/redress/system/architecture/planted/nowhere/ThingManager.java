package redress.system.architecture.planted.nowhere;

record ThingManager() {}
