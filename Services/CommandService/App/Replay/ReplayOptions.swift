import FoundationEssentials
import JSON
import ServiceKit
import UserContract

/// The options of `replay`, and what they ask for.
enum ReplayOptions {
    static let all = connection + [action, request].flatMap(\.self)

    private static let connection = [
        ServiceOption("url", "the Command Service; by default that of .local/env, which compose/up writes"),
        ServiceOption.secret("token", "bearer token with the scope events:replay; like url"),
    ]

    private static let action = [
        ServiceOption.flag("follow", "show how far it is until it ends; Ctrl-C stops only the showing"),
        ServiceOption.flag("dry-run", "tell what would be sent, and send nothing"),
        ServiceOption("status", "id of a replay: tell how it stands instead of ordering one"),
        ServiceOption("cancel", "id of a replay: end it"),
        ServiceOption.flag("list", "list the latest replays"),
    ]

    private static let request = [
        ServiceOption("subscription", "name of the subscription whose events are sent again"),
        ServiceOption("reason", "why; kept with the replay"),
        ServiceOption("from-position", "first position that may be sent"),
        ServiceOption("to-position", "last position that may be sent"),
        ServiceOption("from", "RFC 3339 time of the first event that may be sent"),
        ServiceOption("to", "RFC 3339 time before which every event must be"),
        ServiceOption("user", "id of the one user whose events are sent"),
        ServiceOption.list("event-type", "only events of this type; may be given again for more types"),
        ServiceOption("target-url", "send there instead of to the subscription's own URL"),
        ServiceOption("rate", "events per second at most"),
        ServiceOption.flag("include-side-effects", "send mail again too"),
        ServiceOption("replay-id", "UUID of the replay; the same id again is the same replay"),
    ]

    static func action(_ settings: ServiceSettings) throws -> ReplayAction {
        let follows = try settings.flag("follow")
        let others = try [
            id("status", settings).map { ReplayAction.status($0, follows: follows) },
            id("cancel", settings).map(ReplayAction.cancel), settings.flag("list") ? .list : nil,
        ].compactMap(\.self)
        guard let other = others.first else {
            return try settings.flag("dry-run") ? .measure(body(settings)) : .order(body(settings), follows: follows)
        }
        guard others.count == 1, request.allSatisfy({ !isGiven($0, settings) }), try !settings.flag("dry-run") else {
            throw UsageProblem("--status, --cancel and --list go neither together nor with what orders a replay")
        }
        return other
    }

    /// What is posted. The id is made here, so that an order that was not answered can be repeated.
    private static func body(_ settings: ServiceSettings) throws -> JSONObject {
        let isDry = try settings.flag("dry-run")
        guard try !(isDry && settings.flag("follow")) else {
            throw UsageProblem("--dry-run orders nothing that --follow could follow")
        }
        var body: JSONObject = [:]
        for name in ["subscription", "reason"] {
            guard let text = settings.optionalText(name) else { throw UsageProblem("--\(name) is needed") }
            body[name] = .string(text)
        }
        if isDry {
            body["dry_run"] = true
        } else {
            body["replay_id"] = .string((try id("replay-id", settings) ?? .version7()).text)
        }
        body["from_position"] = try number("from-position", settings)
        body["to_position"] = try number("to-position", settings)
        body["from"] = try moment("from", settings)
        body["to"] = try moment("to", settings)
        body["aggregate_id"] = try id("user", settings).map { .string($0.text) }
        body["event_types"] = try eventTypes(settings)
        body["target_url"] = settings.optionalText("target-url").map { .string($0) }
        body["rate_per_second"] = try number("rate", settings)
        if try settings.flag("include-side-effects") { body["include_side_effects"] = true }
        return body
    }

    private static func isGiven(_ option: ServiceOption, _ settings: ServiceSettings) -> Bool {
        settings.optionalText(option.name) != option.fallback
    }

    private static func id(_ name: String, _ settings: ServiceSettings) throws(UsageProblem) -> UUID? {
        guard let text = settings.optionalText(name) else { return nil }
        guard let id = UUID(text: text) else { throw UsageProblem("--\(name) must be a UUID") }
        return id
    }

    private static func number(_ name: String, _ settings: ServiceSettings) throws(UsageProblem) -> JSONValue? {
        guard let text = settings.optionalText(name) else { return nil }
        guard let number = Int64(text), number > 0 else {
            throw UsageProblem("--\(name) must be a whole number from 1")
        }
        return .integer(number)
    }

    private static func moment(_ name: String, _ settings: ServiceSettings) throws(UsageProblem) -> JSONValue? {
        guard let text = settings.optionalText(name) else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw UsageProblem("--\(name) must be a time as in RFC 3339, such as 2026-03-15T15:47:00Z")
        }
        return .string(moment.rfc3339)
    }

    private static func eventTypes(_ settings: ServiceSettings) throws(UsageProblem) -> JSONValue? {
        let names = settings.list("event-type")
        if let unknown = names.first(where: { UserEventType(rawValue: $0) == nil }) {
            let known = UserEventType.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageProblem("--event-type: there is no type \"\(unknown)\", only \(known)")
        }
        return names.isEmpty ? nil : .array(names.map { .string($0) })
    }
}
