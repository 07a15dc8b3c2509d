package org.acme.trio.stack;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/** Gives test methods the {@link Stack} of the launcher session and a {@link RetriedTests} that begins now. */
final class StackResolver implements ParameterResolver {

    private static final String NAMESPACE = StackResolver.class.getName();

    static void put(NamespacedHierarchicalStore<Namespace> session, Stack stack) {
        session.put(Namespace.create(NAMESPACE), Stack.class, stack);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class || type == RetriedTests.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stack stack = context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(NAMESPACE))
                .get(Stack.class, Stack.class);
        return parameter.getParameter().getType() == Stack.class ? stack
                : new RetriedTests(stack.patience(), context::publishReportEntry);
    }
}
