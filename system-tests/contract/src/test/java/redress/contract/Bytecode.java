package redress.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What methods of compiled classes do, in the order in which they do it: what they make, whom they call, what they say. */
final class Bytecode {

    /** A method, by class (as in {@code redress.order.domain.Order$1}), name and descriptor. */
    record Method(String owner, String name, String descriptor) {

        /** Without lambdas, whose names say nothing: the simple name of the outermost class. */
        String file() {
            var simple = owner.substring(owner.lastIndexOf('.') + 1);
            int nested = simple.indexOf('$');
            return nested < 0 ? simple : simple.substring(0, nested);
        }

        String folder() {
            return owner.substring(0, owner.lastIndexOf('.'));
        }
    }

    /** One thing that a method does. */
    sealed interface Step {
        record Makes(String type) implements Step {}

        record Calls(Method method) implements Step {}

        record Says(Object constant) implements Step {}

        /** A constant of an enum, or another static field. */
        record Reads(String type, String field) implements Step {}
    }

    private final Map<Method, List<Step>> methods = new HashMap<>();

    private Bytecode() {}

    /** Everything below {@code folder}, a directory of classes. */
    static Bytecode below(Path folder) {
        var bytecode = new Bytecode();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(one -> one.toString().endsWith(".class"))
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                var type = ClassFile.of().parse(file);
                for (var method : type.methods())
                    bytecode.methods.put(
                            new Method(
                                    type.thisClass().asInternalName().replace('/', '.'),
                                    method.methodName().stringValue(),
                                    method.methodType().stringValue()),
                            steps(method));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytecode;
    }

    private static List<Step> steps(MethodModel method) {
        var steps = new ArrayList<Step>();
        method.code().ifPresent(code -> {
            for (var element : code)
                switch (element) {
                    case NewObjectInstruction made ->
                        steps.add(
                                new Step.Makes(made.className().asInternalName().replace('/', '.')));
                    case InvokeInstruction call ->
                        steps.add(new Step.Calls(new Method(
                                call.owner().asInternalName().replace('/', '.'),
                                call.name().stringValue(),
                                call.type().stringValue())));
                    case InvokeDynamicInstruction lambda -> {
                        for (var argument : lambda.bootstrapArgs())
                            if (argument instanceof DirectMethodHandleDesc handle) steps.add(called(handle));
                            else if (argument instanceof String recipe) steps.add(new Step.Says(recipe));
                    }
                    case FieldInstruction field
                    when field.opcode() == Opcode.GETSTATIC ->
                        steps.add(new Step.Reads(
                                field.owner().asInternalName().replace('/', '.'),
                                field.name().stringValue()));
                    case ConstantInstruction constant
                    when constant.constantValue() instanceof String text -> steps.add(new Step.Says(text));
                    case ConstantInstruction constant
                    when constant.constantValue() instanceof Integer number -> steps.add(new Step.Says(number));
                    default -> {}
                }
        });
        return steps;
    }

    private static Step called(DirectMethodHandleDesc handle) {
        var owner = handle.owner().descriptorString();
        return new Step.Calls(new Method(
                owner.substring(1, owner.length() - 1).replace('/', '.'),
                handle.methodName(),
                handle.lookupDescriptor()));
    }

    Set<Method> methods() {
        return methods.keySet();
    }

    List<Step> steps(Method method) {
        return methods.getOrDefault(method, List.of());
    }

    /** The method and all that it may come to through methods of ours that {@code follows} admits. */
    Set<Method> reachable(Method start, Predicate<Method> follows) {
        var seen = new LinkedHashSet<Method>();
        var open = new ArrayDeque<Method>(List.of(start));
        while (!open.isEmpty()) {
            var method = open.poll();
            if (!seen.add(method)) continue;
            for (var step : steps(method))
                if (step instanceof Step.Calls(var next) && methods.containsKey(next) && follows.test(next))
                    open.add(next);
        }
        return seen;
    }

    /** The types that the method makes on any way that it may take. */
    Set<String> made(Method start, Predicate<Method> follows) {
        var made = new LinkedHashSet<String>();
        for (var method : reachable(start, follows))
            for (var step : steps(method)) if (step instanceof Step.Makes(var type)) made.add(type);
        return made;
    }

    /** The method itself, where it is no lambda; else the one that it stands in, as far as its name tells. */
    static @Nullable String written(Method method) {
        if (!method.name().startsWith("lambda$")) return method.name();
        var parts = method.name().split("\\$", -1);
        return parts.length > 2 ? parts[1] : null;
    }
}
