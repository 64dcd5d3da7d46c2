/// One valid call.
public struct RPCRequest: Sendable, Hashable {
    public let id: RequestID
    public let method: String
    public let params: RPCParams

    public init(id: RequestID, method: String, params: RPCParams = .none) {
        self.id = id
        self.method = method
        self.params = params
    }

    /// To be executed and never answered, whatever happens.
    public var isNotification: Bool {
        id == .absent
    }
}
