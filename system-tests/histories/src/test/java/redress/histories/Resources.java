package redress.histories;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** What handlers may ask for besides their message. Each history has policies of its own, which take the place of the last one's. */
final class Resources implements ParameterResolverFactory {

    private final List<Object> known;

    Resources(List<Object> known) {
        this.known = new ArrayList<>(known);
    }

    void replace(Object fresh) {
        known.replaceAll(old -> old.getClass() == fresh.getClass() ? fresh : old);
    }

    @Override
    public @Nullable ParameterResolver<?> createInstance(Executable handler, Parameter[] parameters, int index) {
        for (int i = 0; i < known.size(); i++)
            if (parameters[index].getType().isInstance(known.get(i))) return new Asked(i);
        return null;
    }

    private final class Asked implements ParameterResolver<Object> {
        private final int which;

        Asked(int which) {
            this.which = which;
        }

        @Override
        public Object resolveParameterValue(Message<?> message) {
            return known.get(which);
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
