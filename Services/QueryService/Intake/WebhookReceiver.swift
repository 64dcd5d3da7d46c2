public import CloudEventsHTTP
internal import QueryProjections
internal import QueryReadModels
public import UserContract

/// Takes one request of the Command Service, all or nothing.
public struct WebhookReceiver<Store: DeliveryStore>: Sendable {
    private let store: Store
    private let reader: WebhookReader
    private let now: @Sendable () -> Timestamp

    /// - Parameter secrets: every secret that a signature may be made with; two while one is being rotated.
    public init(store: Store, secrets: [WebhookSecret], now: @escaping @Sendable () -> Timestamp = { .now() }) {
        self.store = store
        reader = WebhookReader(secrets: secrets)
        self.now = now
    }

    /// - Parameter header: the value of the request's header of that name.
    public func receive(header: (String) -> String?, body: [UInt8]) async -> WebhookAnswer {
        let reading: WebhookReading
        do {
            reading = try reader.read(header: header, body: body, now: now())
        } catch {
            return refuse(error)
        }
        switch reading {
        case .delivery(let delivery): return await apply(delivery)
        case .foreignReplay: return await tellPosition()
        }
    }

    private func refuse(_ refusal: IntakeRefusal) -> WebhookAnswer {
        switch refusal {
        case .unauthorized(let sentence): .unauthorized(sentence)
        case .unsupportedMediaType: .unsupportedMediaType
        case .malformed(let sentence): .malformed(sentence)
        }
    }

    private func apply(_ delivery: Delivery) async -> WebhookAnswer {
        do {
            switch try await store.apply(delivery) {
            case .accepted(let position): return .accepted(position: position)
            case .positionMismatch(let position): return .positionMismatch(position: position)
            case .logDiverged(let position): return .logDiverged(position: position)
            }
        } catch {
            switch error {
            case .malformed(let problem): return .malformed("\(problem)")
            case .store(let error): return fail(error)
            }
        }
    }

    private func tellPosition() async -> WebhookAnswer {
        do {
            return .accepted(position: try await store.checkpoint().position)
        } catch {
            return fail(error)
        }
    }

    private func fail(_ error: ReadModelError) -> WebhookAnswer {
        switch error {
        case .unavailable: .unavailable
        case .broken(let detail): .failed(detail: detail)
        }
    }
}
