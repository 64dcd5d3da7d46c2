@testable import CommandDelivery

extension DeliveryService {
    /// Delivers while `body` runs, then stops in good order.
    @discardableResult
    func delivering<Result>(_ body: () async throws -> Result) async throws -> Result {
        let stop = StopSignal()
        let task = Task { await serve(until: stop) }
        do {
            let result = try await body()
            stop.raise()
            await task.value
            return result
        } catch {
            task.cancel()
            await task.value
            throw error
        }
    }
}
