import JSON

/// The story goes on: the CRM stumbled over Sara's events, and a newsletter joins.
extension MethodExample {
    static let createSubscription = MethodExample(
        name: "The newsletter wants to hear of every user from now on",
        params: ["name": "newsletter", "url": "https://newsletter.example.com/hooks", "event_types": ["USER_CREATED"]],
        result: .object(newsletter.merging(["secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="])))

    static let listSubscriptions = MethodExample(
        name: "Who gets events?", params: [:], result: ["items": [.object(crm), .object(newsletter)]])

    static let getSubscription = MethodExample(
        name: "How far has the CRM come?", params: ["name": "crm"], result: .object(crm))

    static let pauseSubscription = MethodExample(
        name: "The CRM is being moved", params: ["name": "crm"],
        result: .object(crm.merging(["state": "paused", "state_since": "2026-03-15T16:05:00.000000Z"])))

    static let resumeSubscription = MethodExample(
        name: "The CRM is back", params: ["name": "crm"],
        result: .object(crm.merging(["state_since": "2026-03-15T16:10:00.000000Z"])))

    static let deleteSubscription = MethodExample(
        name: "No newsletter any more", params: ["name": "newsletter"], result: .object(newsletter))

    static let rotateSecret = MethodExample(
        name: "The CRM's secret was seen by somebody", params: ["name": "crm", "grace_seconds": 3600],
        result: .object(
            crm.merging([
                "state_since": "2026-03-15T16:10:00.000000Z",
                "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=",
            ])))

    private static let crm: JSONObject = [
        "name": "crm", "url": "https://crm.example.com/hooks", "state": "active",
        "state_since": "2026-03-15T15:00:00.000000Z", "position": 6, "lag_events": 0, "lag_seconds": 0,
        "max_batch": 1, "on_poison": "park", "parked_users": 1, "last_success_at": "2026-03-15T15:47:06.100000Z",
        "last_failure": [
            "at": "2026-03-15T15:47:04.100000Z", "position": 4,
            "event_id": "019cf2a1-7c2e-7b1a-9d3f-000000000004", "status": 422,
            "reason": "The subscriber refuses this event.",
        ],
    ]

    private static let newsletter: JSONObject = [
        "name": "newsletter", "url": "https://newsletter.example.com/hooks", "state": "active",
        "state_since": "2026-03-15T16:00:00.000000Z", "position": 6, "lag_events": 0, "lag_seconds": 0,
        "event_types": ["USER_CREATED"], "max_batch": 1, "on_poison": "block", "parked_users": 0,
    ]
}

extension JSONObject {
    fileprivate func merging(_ others: JSONObject) -> JSONObject {
        var object = self
        for member in others.members {
            object[member.key] = member.value
        }
        return object
    }
}
