package org.acme.trio.servicea.accounts;

import java.net.URI;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.acme.trio.auth.Anonymous;
import org.acme.trio.servicea.accounts.AccountMetrics.Login;
import org.acme.trio.servicea.accounts.AccountProblems.AccountLockedException;
import org.acme.trio.servicea.accounts.AccountProblems.BadCredentialsException;
import org.acme.trio.telemetry.RequestUser;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Signing up, logging in, and what a user sees of the own account. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class AccountsResource {

    private final Accounts accounts;
    private final TokenIssuer tokens;
    private final AccountMetrics metrics;
    private final AuditLog audit;

    /**
     * The answer of RFC 6750.
     *
     * @param expiresIn seconds
     */
    record Token(@JsonProperty("access_token") String accessToken, @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {
    }

    AccountsResource(Accounts accounts, TokenIssuer tokens, AccountMetrics metrics, AuditLog audit) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.metrics = metrics;
        this.audit = audit;
    }

    @POST
    @Path("signup")
    @Consumes(MediaType.APPLICATION_JSON)
    @Anonymous
    @APIResponseSchema(value = User.class, responseCode = "201")
    @APIResponse(responseCode = "409", description = "the e-mail address is taken")
    @APIResponse(responseCode = "415", description = "the body is not JSON")
    @APIResponse(responseCode = "503", description = "the database is not available")
    public Uni<Response> signUp(
            @RequestBodySchema(Credentials.class) byte[] body) {
        return accounts.signUp(Credentials.parse(body)).map(user -> {
            metrics.signup();
            audit.signup(user.id());
            return Response.created(URI.create("/users/me")).entity(user).build();
        });
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_JSON)
    @Anonymous
    @APIResponseSchema(Token.class)
    @APIResponse(responseCode = "401", description = "e-mail address or password is wrong")
    @APIResponse(responseCode = "415", description = "the body is not JSON")
    @APIResponse(responseCode = "429", description = "too many logins of this account have failed")
    @APIResponse(responseCode = "503", description = "the database is not available")
    public Uni<Token> logIn(
            @RequestBodySchema(Credentials.class) byte[] body) {
        return accounts.logIn(Credentials.parse(body))
                .onFailure(BadCredentialsException.class).invoke(() -> {
                    metrics.login(Login.BAD_CREDENTIALS);
                    audit.loginFailed();
                })
                .onFailure(AccountLockedException.class).invoke(() -> {
                    metrics.login(Login.LOCKED);
                    audit.locked();
                })
                .map(user -> {
                    metrics.login(Login.SUCCESS);
                    audit.login(user);
                    return new Token(tokens.issue(user), "bearer", tokens.lifetime().toSeconds());
                });
    }

    /**
     * Without {@code @Authenticated}: Quarkus refuses before the endpoint has its route, and calls that
     * {@code //users/me} in span and metric. No issue is known.
     */
    @GET
    @Path("users/me")
    @APIResponseSchema(User.class)
    @APIResponse(responseCode = "401", description = "no bearer token, or one that is not valid")
    @APIResponse(responseCode = "503", description = "the database is not available")
    public Uni<User> me(RoutingContext request) {
        String id = RequestUser.of(request).orElseThrow(UnauthorizedException::new);
        return accounts.find(UUID.fromString(id)).map(user -> user.orElseThrow(AuthenticationFailedException::new));
    }
}
