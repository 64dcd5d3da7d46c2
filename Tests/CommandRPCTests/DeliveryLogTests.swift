import CommandDelivery
import CommandRPC
import Logging
import RPCTestSupport
import Synchronization
import Testing

/// Who managed delivery must be found in the log; what must not be read there is not.
struct DeliveryLogTests {
    @Test func `each call is logged with actor, method and name, without secrets and reasons`() async throws {
        let lines = LogLines()
        var logger = Logger(label: "test") { _ in LineHandler(lines: lines) }
        logger.logLevel = .info
        let service = try RPCService(
            delivery: InMemoryDeliveryAdministration(subscriptions: [.crm]), logger: logger)
        for (method, params) in [
            ("subscription.create", #"["erp","https://erp.example/?key=k1","whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]"#),
            ("delivery.discard", #"["crm","she asked for it",4]"#), ("subscription.list", "[]"),
            ("subscription.get", #"["nobody"]"#),
        ] {
            _ = try await service.post(
                #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#, scope: "delivery:admin")
        }
        #expect(
            lines.all == [
                "Delivery was managed. actor=alice method=subscription.create outcome=done subscription=erp",
                "Delivery was managed. actor=alice method=delivery.discard outcome=done subscription=crm",
                "Delivery was managed. actor=alice method=subscription.list outcome=done subscription=all",
                "Delivery was not managed. actor=alice method=subscription.get outcome=subscription_not_found "
                    + "subscription=nobody",
            ])
    }
}

private final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func append(_ line: String) {
        lines.withLock { $0.append(line) }
    }
}

private struct LineHandler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(lines: LogLines) {
        self.lines = lines
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let members = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        lines.append(([event.message.description] + members).joined(separator: " "))
    }
}
