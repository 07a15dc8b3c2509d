package org.acme.trio.e2e;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * What a class of tests needs of the machine. Without it the class is skipped, and the report of the build says why; it says
 * nothing of an assumption in a method that runs before all tests.
 */
abstract class Needed implements ExecutionCondition {

    /** Fails as an assumption does, with what is missing. */
    abstract void assume() throws Exception;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("The class has what it needs.");
        }
        try {
            assume();
            return ConditionEvaluationResult.enabled("All is there.");
        } catch (TestAbortedException e) {
            return ConditionEvaluationResult.disabled(e.getMessage());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
