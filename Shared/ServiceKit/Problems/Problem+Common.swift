public import HTTPTypes
public import JSON

extension Problem {
    /// 400 with every problem of the parameters listed in `errors`.
    public static func badRequest(_ problems: [ParameterProblem]) -> Problem {
        let errors = problems.map { problem -> JSONValue in
            ["parameter": .string(problem.parameter), "detail": .string(problem.detail)]
        }
        return Problem(
            .badRequest, type: "invalid-parameters", title: "The request's parameters are not valid.",
            detail: problems.map { "\($0.parameter) \($0.detail)" }.joined(separator: "; ") + ".",
            members: ["errors": .array(errors)])
    }

    /// 400 about the request as a whole.
    public static func badRequest(_ detail: String) -> Problem {
        Problem(.badRequest, type: "bad-request", title: "The request is not valid.", detail: detail)
    }

    /// 401 with `WWW-Authenticate: Bearer`: there is no token (RFC 6750, section 3).
    public static func unauthorized(_ detail: String) -> Problem {
        unauthorized(detail, challenge: "Bearer")
    }

    /// 401 that says that the token is bad (RFC 6750, section 3.1).
    public static func invalidToken(_ detail: String) -> Problem {
        unauthorized(detail, challenge: #"Bearer error="invalid_token""#)
    }

    private static func unauthorized(_ detail: String, challenge: String) -> Problem {
        Problem(
            .unauthorized, type: "unauthorized", title: "A valid bearer token is needed.", detail: detail,
            headers: [.wwwAuthenticate: challenge])
    }

    /// 403: the token lacks a scope (RFC 6750, section 3.1).
    public static func forbidden(scope: Scope) -> Problem {
        Problem(
            .forbidden, type: "forbidden", title: "The token does not allow this.",
            detail: "The scope \(scope.rawValue) is needed.", members: ["required_scope": .string(scope.rawValue)],
            headers: [.wwwAuthenticate: #"Bearer error="insufficient_scope", scope="\#(scope.rawValue)""#])
    }

    /// 404.
    public static func notFound(_ detail: String = "There is nothing at this address.") -> Problem {
        Problem(.notFound, type: "not-found", title: "Not found.", detail: detail)
    }

    /// 405 with `Allow` (RFC 9110, section 15.5.6).
    public static func methodNotAllowed(allow: [HTTPRequest.Method]) -> Problem {
        let list = allow.map(\.rawValue).joined(separator: ", ")
        return Problem(
            .methodNotAllowed, type: "method-not-allowed", title: "This address does not know the method.",
            detail: "Allowed here: \(list).", headers: [.allow: list])
    }

    /// 408: the client was too slow (RFC 9110, section 15.5.9); the connection ends with it.
    public static func requestTimeout(_ detail: String) -> Problem {
        Problem(
            .requestTimeout, type: "request-timeout", title: "The request came too slowly.", detail: detail,
            headers: [.connection: "close"])
    }

    /// 413: the body is longer than `limit` bytes.
    public static func contentTooLarge(limit: Int) -> Problem {
        Problem(
            .contentTooLarge, type: "content-too-large", title: "The body is too large.",
            detail: "At most \(limit) bytes are taken here.", members: ["limit": .integer(Int64(limit))])
    }

    /// 415.
    public static func unsupportedMediaType(accepted: [String]) -> Problem {
        Problem(
            .unsupportedMediaType, type: "unsupported-media-type", title: "The body's media type is not taken here.",
            detail: "Send \(accepted.joined(separator: ", ")).",
            headers: [HTTPField.Name("Accept-Post")!: accepted.joined(separator: ", ")])
    }

    /// 431 (RFC 6585, section 5); the connection ends with it.
    public static var headTooLarge: Problem {
        Problem(
            .requestHeaderFieldsTooLarge, type: "head-too-large", title: "The request's head is too large.",
            detail: "Its line and header fields have more bytes, or there are more fields, than are taken here.",
            headers: [.connection: "close"])
    }

    /// 500 that tells nothing internal; the log line with the same request id tells more.
    public static var internalError: Problem {
        Problem(
            .internalServerError, type: "internal-error", title: "Something failed here.",
            detail: "The failure is logged under this answer's X-Request-Id.")
    }

    /// 503 with `Retry-After` in seconds.
    public static func unavailable(
        _ detail: String, type: String = "unavailable", retryAfter: Int, members: JSONObject = [:]
    ) -> Problem {
        Problem(
            .serviceUnavailable, type: type, title: "Not available just now.", detail: detail, members: members,
            headers: [.retryAfter: String(retryAfter)])
    }

    /// 503 before anything was done: what the contract's -32002 says, for a whole request.
    public static func overloaded(_ detail: String, type: String = "overloaded") -> Problem {
        .unavailable(detail, type: type, retryAfter: 1, members: ["retry_after": 1, "applied": false])
    }
}
