import JSON

extension MethodExample {
    /// After the story of the commands' examples.
    static let readEvents = MethodExample(
        name: "How Sarah's story begins", params: ["aggregate_id": userID, "limit": 1],
        result: [
            "items": [
                [
                    "event_id": "019cf2a1-7c2e-7b1a-9d3f-000000000001", "aggregate_id": userID,
                    "aggregate_type": "user", "revision": 1, "version": 2, "position": 1,
                    "timestamp": "2026-03-15T15:47:01.000000Z", "event_type": "USER_CREATED",
                    "data": ["name": "Sarah", "email": "sarah@example.com", "status": "active", "locale": "en"],
                    "metadata": [
                        "actor": "admin", "command_id": "019cf2a1-7c2e-7b1a-9d3f-0000000000c1",
                        "correlation_id": "019cf2a1-7c2e-7b1a-9d3f-0000000000d1", "ip": "192.0.2.7",
                    ],
                ]
            ],
            "head_position": 6, "next_after_position": 1,
        ])
}
