package org.acme.trio.problem;

import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;

/**
 * Adds the problems that every endpoint can answer to each operation of the OpenAPI document, and the schema of a problem to
 * every answer from 400 up.
 */
@OpenApiFilter(stages = RunStage.BUILD)
public class OpenApiProblems implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        TreeMap<String, APIResponse> responses = new TreeMap<>(operation.getResponses().getAPIResponses());
        responses.put("400", OASFactory.createAPIResponse().description("a parameter is wrong or given twice"));
        responses.put("406", OASFactory.createAPIResponse().description("not in an acceptable media type"));
        responses.put("500", OASFactory.createAPIResponse().description("a fault of the service"));
        responses.tailMap("400").values().forEach(response -> response.setContent(problem()));
        operation.getResponses().setAPIResponses(responses);
        return operation;
    }

    private static Content problem() {
        return OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE,
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem")));
    }
}
