package redress.system.architecture.planted.projection;

import org.axonframework.commandhandling.gateway.CommandGateway;

record ProjectionThatActs(CommandGateway commands) {}
