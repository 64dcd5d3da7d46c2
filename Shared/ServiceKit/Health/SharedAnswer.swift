import Synchronization

/// A question that anybody may ask at any rate: who asks while it is being answered gets that answer, so that many who ask
/// do not become many questions to a database.
final class SharedAnswer<Value: Sendable>: Sendable {
    private let underWay = Mutex<Task<Value, Never>?>(nil)

    func value(_ make: @escaping @Sendable () async -> Value) async -> Value {
        let task = underWay.withLock { underWay in
            if let underWay {
                return underWay
            }
            let task = Task {
                defer { self.underWay.withLock { $0 = nil } }
                return await make()
            }
            underWay = task
            return task
        }
        return await task.value
    }
}
