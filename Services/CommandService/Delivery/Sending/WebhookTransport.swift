public import Curl

/// The port to the network.
public protocol WebhookTransport: Sendable {
    /// Sends one request and returns the whole answer, whatever its status. Cancelling the task abandons the request.
    func send(_ request: HTTPTransferRequest) async throws(TransferFault) -> HTTPTransferResponse
}

extension CurlDriver: WebhookTransport {}
