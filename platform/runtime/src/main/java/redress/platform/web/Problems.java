package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import redress.platform.journal.JournalUnavailable;
import redress.platform.values.Refusal;
import tools.jackson.core.JacksonException;

/** Which problem an exception is, in one place. What is not listed is our fault, logged whole and told as {@code unexpected}. */
final class Problems {

    private static final Logger ACCESS = LoggerFactory.getLogger("redress.access");
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable exception, HttpServletRequest request) {
        return switch (exception) {
            case Refusal refusal -> refused(refusal, request);
            case BadRequest bad -> bad.problem();
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentNotValidException invalid -> invalid(invalid);
            case ConstraintViolationException invalid -> invalid(invalid);
            case HandlerMethodValidationException invalid
            when !invalid.isForReturnValue() ->
                Problem.of(400, "parameter-invalid", "A parameter of the request is not what it must be.");
            case TypeMismatchException mismatch ->
                Problem.of(400, "parameter-invalid", "A parameter of the request is not what it must be.");
            case ServletRequestBindingException missing ->
                Problem.of(400, "parameter-missing", "The request lacks a parameter or a header that it needs.");
            case InvalidParameterException parameters ->
                Problem.of(400, "parameter-invalid", "The request's parameters are too many or cannot be decoded.");
            case NoHandlerFoundException nothing -> Problem.of(404, "no-such-resource", "There is nothing here.");
            case NoResourceFoundException nothing -> Problem.of(404, "no-such-resource", "There is nothing here.");
            case AggregateNotFoundException unknown -> unknownId();
            case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
            case HttpMediaTypeNotAcceptableException accept ->
                Problem.of(406, "not-acceptable", "Answers are application/json; the request accepts something else.");
            case HttpMediaTypeNotSupportedException type ->
                Problem.of(415, "media-type-unsupported", "The request's body must be application/json.")
                        .header("Accept", "application/json");
            case ConcurrencyException raced -> changedMeanwhile();
            case AggregateStreamCreationException raced -> changedMeanwhile();
            case CommandExecutionException wrapped
            when wrapped.getCause() != null -> of(Objects.requireNonNull(wrapped.getCause()), request);
            case JournalUnavailable down -> tryAgain(down);
            case LockAcquisitionFailedException down -> tryAgain(down);
            case DataAccessResourceFailureException down -> tryAgain(down);
            case TransientDataAccessException down -> tryAgain(down);
            case CannotCreateTransactionException down -> tryAgain(down);
            case AuthenticationServiceException down -> tryAgain(down);
            case AuthenticationException who ->
                Problem.of(401, "not-authenticated", "This needs a valid access token.")
                        .header("WWW-Authenticate", "Bearer");
            case AccessDeniedException no -> Problem.of(403, "role-may-not", "This is not open to you.");
            case ErrorResponse other -> other(other);
            default -> unexpected(exception, request);
        };
    }

    static Problem tryAgain(Throwable why) {
        LOG.warn("Answering 503: {}", why.toString());
        return Problem.of(
                        503,
                        "try-again",
                        "The service cannot answer right now. Nothing is lost; the same request may be sent again.")
                .header("Retry-After", "1");
    }

    private static Problem refused(Refusal refusal, HttpServletRequest request) {
        if (refusal.kind() == Refusal.Kind.UNKNOWN || refusal.kind() == Refusal.Kind.FORBIDDEN)
            ACCESS.info(
                    "{} {} {} by {}: {}",
                    refusal.kind().status(),
                    request.getMethod(),
                    request.getRequestURI(),
                    request.getRemoteUser(),
                    refusal.code());
        return Problem.of(refusal);
    }

    private static Problem unknownId() {
        return Problem.of(404, "no-such-id", "There is nothing with this id.");
    }

    private static Problem changedMeanwhile() {
        return Problem.of(
                409, "changed-meanwhile", "Somebody else was faster. Look at the fresh state before trying again.");
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException method) {
        var allowed = method.getSupportedMethods();
        var problem = Problem.of(405, "method-not-allowed", "This method is not possible here.");
        return allowed == null
                ? problem
                : problem.header("Allow", Arrays.stream(allowed).sorted().collect(Collectors.joining(", ")));
    }

    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause())
            if (cause instanceof JacksonException json) return JsonProblems.of(json);
        return Problem.of(400, "body-missing", "The request needs a JSON body.");
    }

    private static Problem invalid(MethodArgumentNotValidException invalid) {
        var problem = Problem.of(422, "request-invalid", "The request is not what it must be; see errors.");
        for (var error : invalid.getBindingResult().getAllErrors()) {
            var pointer = error instanceof FieldError field ? pointer(field.getField()) : "";
            problem = problem.at(pointer, String.valueOf(error.getDefaultMessage()));
        }
        return problem;
    }

    private static Problem invalid(ConstraintViolationException invalid) {
        var problem = Problem.of(422, "request-invalid", "The request is not what it must be; see errors.");
        for (var violation : invalid.getConstraintViolations())
            problem = problem.at(pointer(violation.getPropertyPath().toString()), violation.getMessage());
        return problem;
    }

    /** {@code lines[0].quantity} is {@code /lines/0/quantity}. */
    static String pointer(String property) {
        return "/" + property.replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
    }

    private static Problem other(ErrorResponse other) {
        int status = other.getStatusCode().value();
        return status >= 500
                ? Problem.of(status, "unexpected", "Something went wrong here; the trace id leads us to it.")
                : Problem.of(status, "request-refused", "The request cannot be accepted.");
    }

    private static Problem unexpected(Throwable exception, HttpServletRequest request) {
        LOG.error(
                "Unexpected at {} {}, trace {}",
                request.getMethod(),
                request.getRequestURI(),
                Trace.of(request).id(),
                exception);
        return Problem.of(500, "unexpected", "Something went wrong here; the trace id leads us to it.");
    }
}
