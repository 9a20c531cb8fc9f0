package redress.containers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips, and says why, where nothing can run a container; whoever asked for this tier hears it as a failure. */
final class WhereTheImagesAre implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var missing = Machines.missing();
        if (missing.isEmpty()) return ConditionEvaluationResult.enabled("The images are here");
        var why = "The images were not run: " + missing.get();
        if (Boolean.getBoolean("redress.containers.required")) throw new IllegalStateException(why);
        return ConditionEvaluationResult.disabled(why);
    }
}
