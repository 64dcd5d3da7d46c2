import CommandApplication

extension AppendOutcome {
    var isAppended: Bool {
        if case .appended = self { true } else { false }
    }

    var isRevisionConflict: Bool {
        if case .revisionConflict = self { true } else { false }
    }

    var handled: HandledCommand? {
        if case .duplicate(let handled) = self { handled } else { nil }
    }
}

/// Everybody at once; the outcomes are in the order of the requests.
func simultaneously(_ requests: [AppendRequest], _ store: any EventStore) async throws -> [AppendOutcome] {
    try await withThrowingTaskGroup(of: (Int, AppendOutcome).self) { group in
        for (index, request) in requests.enumerated() {
            group.addTask { (index, try await store.append(request)) }
        }
        var outcomes: [Int: AppendOutcome] = [:]
        for try await (index, outcome) in group { outcomes[index] = outcome }
        return requests.indices.compactMap { outcomes[$0] }
    }
}
