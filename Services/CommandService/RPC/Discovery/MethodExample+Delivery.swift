import JSON

extension MethodExample {
    static let failures = MethodExample(
        name: "What does the CRM complain of?", params: ["subscription": "crm", "limit": 1],
        result: [
            "items": [
                [
                    "at": "2026-03-15T15:47:04.100000Z", "position": 4,
                    "event_id": "019cf2a1-7c2e-7b1a-9d3f-000000000004", "status": 422,
                    "fault": "The subscriber refuses this event.", "answer": "unknown status: suspended",
                ]
            ]
        ])

    static let parked = MethodExample(
        name: "What waits for the CRM?", params: ["subscription": "crm"],
        result: [
            "items": [
                [
                    "position": 4, "event_id": "019cf2a1-7c2e-7b1a-9d3f-000000000004", "aggregate_id": userID,
                    "event_type": "USER_STATUS_CHANGED", "parked_at": "2026-03-15T15:47:04.200000Z",
                    "retrying": false, "status": 422, "reason": "The subscriber refuses this event.",
                    "answer": "unknown status: suspended",
                ],
                [
                    "position": 5, "event_id": "019cf2a1-7c2e-7b1a-9d3f-000000000005", "aggregate_id": userID,
                    "event_type": "USER_DELETED", "parked_at": "2026-03-15T15:47:05.100000Z", "retrying": false,
                    "reason": "An earlier event of this user is parked.",
                ],
            ]
        ])

    static let retry = MethodExample(
        name: "The CRM has learnt of suspended users", params: ["subscription": "crm", "position": 4],
        result: ["subscription": "crm", "events": 2, "users": 1])

    static let discard = MethodExample(
        name: "The CRM needs nothing of what it missed",
        params: ["subscription": "crm", "reason": "imported by hand", "all": true],
        result: ["subscription": "crm", "events": 2, "users": 1])
}
