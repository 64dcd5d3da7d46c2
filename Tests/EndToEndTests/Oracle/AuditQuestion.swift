import FoundationEssentials
import JSON
import TestSupport
import UserContract

/// One question to `GET /audit`, and what the log answers to it.
struct AuditQuestion: Sendable {
    private var filters: [(String, String)] = []
    private var keep: [@Sendable (RecordedEvent) throws -> Bool] = []

    private let limit: Int

    init(about fold: Fold, random: inout SeededRandom) throws {
        limit = Int.random(in: 1...60, using: &random)
        for _ in 0..<Int.random(in: 0...3, using: &random) { try chooseFilter(fold, &random) }
    }

    var path: String { "\(exportPath)&limit=\(limit)" }

    /// Without a limit: everything at once.
    var exportPath: String {
        "/audit?" + (filters + [("min_position", "0")]).map { "\($0)=\(PercentEncoding.of($1))" }.joined(separator: "&")
    }

    /// Newest first, without what the test cannot know.
    func answer(from fold: Fold) throws -> [JSONObject] {
        try fold.events.reversed().filter { event in try keep.allSatisfy { try $0(event) } }.map { event in
            var entry = try ExpectedHistory.entry(event)
            entry["user_id"] = .string(event.aggregateID.text)
            return entry
        }
    }

    private mutating func chooseFilter(_ fold: Fold, _ random: inout SeededRandom) throws {
        guard let event = fold.events.randomElement(using: &random) else { return }
        let (metadata, time) = (try event.eventMetadata(), event.timestamp)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: add("actor", metadata.actor) { try $0.eventMetadata().actor == metadata.actor }
        case 1: add("event_type", event.type) { $0.type == event.type }
        case 2: add("user_id", event.aggregateID.text) { $0.aggregateID == event.aggregateID }
        case 3:
            add("correlation_id", metadata.correlationID) {
                try $0.eventMetadata().correlationID == metadata.correlationID
            }
        case 4: add("from", time.rfc3339) { $0.timestamp >= time }
        default: add("to", time.rfc3339) { $0.timestamp < time }
        }
    }

    private mutating func add(
        _ name: String, _ value: String, _ fits: @escaping @Sendable (RecordedEvent) throws -> Bool
    ) {
        guard !filters.contains(where: { $0.0 == name }) else { return }
        filters.append((name, value))
        keep.append(fits)
    }
}
