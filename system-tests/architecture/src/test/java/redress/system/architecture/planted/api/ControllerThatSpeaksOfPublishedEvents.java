package redress.system.architecture.planted.api;

import redress.order.events.OrderPlaced;

record ControllerThatSpeaksOfPublishedEvents(OrderPlaced placed) {}
