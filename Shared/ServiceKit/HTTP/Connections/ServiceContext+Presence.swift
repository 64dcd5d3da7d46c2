import NIOCore

extension ServiceContext {
    /// What `wait` comes to; it is cancelled when the client closes its connection, or its own half of it.
    ///
    /// For whatever takes long and is of use to this client alone.
    public func whileClientStays<Value: Sendable>(
        _ wait: @escaping @Sendable () async -> Value
    ) async -> Value {
        let task = Task { await wait() }
        let presence = await presence
        let id = presence?.onDeparture { task.cancel() }
        defer { if let id { presence?.forget(id) } }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// nil without a connection.
    private var presence: ClientPresence? {
        get async {
            guard let channel else { return nil }
            return try? await channel.eventLoop.submit {
                try channel.pipeline.syncOperations.handler(type: ConnectionHandler.self).presence
            }.get()
        }
    }
}
