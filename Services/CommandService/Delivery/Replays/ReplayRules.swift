import Curl

/// What may be asked of a replay.
public enum ReplayRules {
    /// Events per second.
    public static let rates: ClosedRange<Int64> = 1...1_000_000

    /// As far as it can be judged by itself.
    static func check(_ request: ReplayRequest, into problems: inout SettingProblems) {
        problems.expect("from_position", request.fromPosition, in: 1...Int64.max)
        problems.expect("to_position", request.toPosition, in: 1...Int64.max)
        if let first = request.fromPosition, let last = request.toPosition, first > last {
            problems.add("to_position", "must not be before from_position")
        }
        if let from = request.from, let to = request.to, from >= to {
            problems.add("to", "must be after from, because it is exclusive")
        }
        problems.add("event_types", request.eventTypes?.isEmpty == true ? "must name at least one event type" : nil)
        problems.expect("rate_per_second", request.ratePerSecond, in: rates)
    }

    /// As far as it depends on the subscription, whose URL this is.
    /// - Parameter targetProblem: what keeps the request's own URL from being a target.
    static func check(
        _ request: ReplayRequest, ofSubscriptionTo url: String, targetProblem: TargetProblem?,
        into problems: inout SettingProblems
    ) {
        let isMail = TargetKind(url)?.isMail ?? false
        if let targetProblem {
            problems.add("target_url", targetProblem.description)
        } else if let target = request.targetURL, TargetKind(target)?.isMail != isMail {
            let schemes = isMail ? "smtp: or smtps:" : "http: or https:"
            problems.add("target_url", "must begin with \(schemes), as the subscription's URL does")
        }
        if isMail, !request.includesSideEffects {
            problems.add("include_side_effects", "must be true to send mail again: \(request.subscription) sends mail")
        }
    }
}
