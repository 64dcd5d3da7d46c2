import Curl
import FoundationEssentials
import UserContract

/// Signed HTTP requests.
struct WebhookSender: EventSender {
    let composer: WebhookComposer
    let transport: any WebhookTransport

    func send(_ batch: DispatchBatch, head: Int64, at now: Timestamp) async -> Attempt? {
        let event = composer.settings.maxBatch > 1 ? nil : batch.onlyEvent
        return await send(
            composer.request(
                batch.body, order: composer.order(for: batch, head: head), trace: trace(of: event), at: now),
            position: batch.through.position, eventID: batch.through.eventID)
    }

    func send(_ parked: ParkedDelivery, head: Int64, at now: Timestamp) async -> Attempt? {
        await send(
            composer.request(
                parked.body, order: composer.order(for: parked, head: head), trace: trace(of: parked.event), at: now),
            position: parked.position, eventID: parked.event.eventID)
    }

    func verify(at position: Int64) async -> Attempt? {
        do throws(TransferFault) {
            let answer = try await transport.send(composer.consentRequest())
            return Attempt(
                WebhookConsent.verdict(of: answer, to: composer.origin), status: answer.status, answer: answer.body,
                reason: "The target did not consent to requests from \(composer.origin) when it was asked by OPTIONS.",
                position: position, eventID: nil)
        } catch {
            return Task.isCancelled ? nil : Attempt(error, position: position, eventID: nil)
        }
    }

    private func send(_ request: HTTPTransferRequest, position: Int64, eventID: UUID?) async -> Attempt? {
        guard !composer.settings.secrets.isEmpty else {
            return Attempt(
                .wrongTarget,
                reason: "The subscription's secret cannot be decrypted: rotate it, or give its old key back.",
                position: position, eventID: eventID)
        }
        do throws(TransferFault) {
            return Attempt(try await transport.send(request), position: position, eventID: eventID)
        } catch {
            return Task.isCancelled ? nil : Attempt(error, position: position, eventID: eventID)
        }
    }

    /// The trace to continue, when the request is a single event that carries one.
    private func trace(of event: RecordedEvent?) -> String? {
        (try? event?.eventMetadata())?.traceparent
    }
}
