public import CloudEventsHTTP
internal import FoundationEssentials
internal import QueryProjections
internal import QueryReadModels
public import UserContract

/// Takes one request of the Command Service, all or nothing.
public struct WebhookReceiver<Store: DeliveryStore>: Sendable {
    private let store: Store
    private let reader: WebhookReader
    private let sinks: [any ReplaySink]
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - secrets: every secret that a signature may be made with; two while one is being rotated.
    ///   - sinks: who may have asked for a replay; the first that did takes it.
    public init(
        store: Store, secrets: [WebhookSecret], sinks: [any ReplaySink] = [],
        now: @escaping @Sendable () -> Timestamp = { .now() }
    ) {
        self.store = store
        reader = WebhookReader(secrets: secrets)
        self.sinks = sinks
        self.now = now
    }

    /// - Parameter header: the value of the request's header of that name.
    public func receive(header: (String) -> String?, body: [UInt8]) async -> WebhookAnswer {
        do throws(IntakeRefusal) {
            switch try reader.read(header: header, body: body, now: now()) {
            case .delivery(let delivery, let raw):
                return await answer { () throws(ApplyError) in try await store.apply(delivery, raw: raw) }
            case .replay(let replay, let order, let raw):
                return try await take(order, raw, of: replay)
            }
        } catch {
            return refuse(error)
        }
    }

    private func take(
        _ order: DeliveryOrder, _ raw: RawDelivery, of replay: UUID
    ) async throws(IntakeRefusal)
        -> WebhookAnswer
    {
        for sink in sinks {
            let taker: ReplayTaker?
            do {
                taker = try await sink.taker(of: replay)
            } catch {
                return fail(error)
            }
            guard let taker else { continue }
            let delivery = try DeliveryDecoder.delivery(order, raw)
            return await answer { () throws(ApplyError) in try await taker(delivery) }
        }
        return await tellPosition()
    }

    private func refuse(_ refusal: IntakeRefusal) -> WebhookAnswer {
        switch refusal {
        case .unauthorized(let sentence): .unauthorized(sentence)
        case .unsupportedMediaType: .unsupportedMediaType
        case .malformed(let sentence): .malformed(sentence)
        }
    }

    private func answer(_ apply: () async throws(ApplyError) -> ApplyOutcome) async -> WebhookAnswer {
        do {
            switch try await apply() {
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
        case .unavailable, .notServing: .unavailable
        case .broken(let detail): .failed(detail: detail)
        }
    }
}
