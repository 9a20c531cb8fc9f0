package redress.mediation.domain;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** The fixture's one claim, and that there is no other; the fixture itself takes the question for a mistake of the test. */
record OneClaim(Repository<Claim> fixture) implements Repository<Claim> {

    @Override
    public Aggregate<Claim> load(String id) {
        if (!id.equals(ClaimStory.CLAIM.value())) throw new AggregateNotFoundException(id, "there is one claim");
        return fixture.load(id);
    }

    @Override
    @SuppressWarnings("deprecation")
    public Aggregate<Claim> load(String id, Long version) {
        return load(id);
    }

    @Override
    public Aggregate<Claim> newInstance(Callable<Claim> factory) throws Exception {
        return fixture.newInstance(factory);
    }

    @Override
    public Aggregate<Claim> newInstance(Callable<Claim> factory, Consumer<Aggregate<Claim>> first) throws Exception {
        return fixture.newInstance(factory, first);
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) throws Exception {
        fixture.send(message, scope);
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return fixture.canResolve(scope);
    }
}
