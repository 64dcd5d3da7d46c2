import JSONRPC

extension RPCBody {
    /// Whether a caller without a token may have the answer.
    var asksOnlyForDiscovery: Bool {
        switch self {
        case .single(let message): message.isDiscovery
        case .batch(let messages): messages.allSatisfy(\.isDiscovery)
        case .failure: false
        }
    }
}

extension RPCMessage {
    fileprivate var isDiscovery: Bool {
        guard case .call(let request) = self else {
            return false
        }
        return request.method == DiscoverMethod.name
    }
}
