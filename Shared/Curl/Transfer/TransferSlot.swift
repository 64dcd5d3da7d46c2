import CLibCurl
import InternetAddress

/// An easy handle and the transfer that uses it at the moment. Slots are reused; only the driver thread touches them.
final class TransferSlot {
    typealias Completion = CheckedContinuation<Result<HTTPTransferResponse, TransferFault>, Never>

    let handle: EasyHandle
    private(set) var id: UInt64 = 0
    private var completion: Completion?
    private var headerList = HeaderList()
    private var target: TargetURL?
    private var policy = TargetPolicy.any

    // What the callbacks collect.
    private var head = AnswerHead()
    private var body: [UInt8] = []
    private var maximumBodyBytes = 0
    private var bodyTruncated = false
    private var addressesAllowed = 0
    private var addressesRefused = 0

    init?() {
        guard let handle = EasyHandle() else { return nil }
        self.handle = handle
    }

    /// Prepares the handle; it then goes to the multi handle until `finish`.
    func begin(_ id: UInt64, _ request: HTTPTransferRequest, to target: TargetURL, _ completion: Completion) {
        self.id = id
        self.completion = completion
        self.target = target
        policy = request.policy
        maximumBodyBytes = max(0, request.maximumResponseBytes)
        setTarget(request)
        setMessage(request)
        setCallbacks()
    }

    /// Takes the outcome out and leaves the slot as good as new. The handle must no longer be in the multi handle.
    func finish(_ code: CURLcode) -> (completion: Completion, result: Result<HTTPTransferResponse, TransferFault>)? {
        let cutShort = code == CURLE_WRITE_ERROR && bodyTruncated
        let result: Result<HTTPTransferResponse, TransferFault> =
            code == CURLE_OK || cutShort ? .success(answer()) : .failure(fault(code))
        return end(result)
    }

    func fail(_ fault: TransferFault) -> (completion: Completion, result: Result<HTTPTransferResponse, TransferFault>)?
    {
        end(.failure(fault))
    }

    private func end(
        _ result: Result<HTTPTransferResponse, TransferFault>
    ) -> (completion: Completion, result: Result<HTTPTransferResponse, TransferFault>)? {
        handle.reset()
        headerList.removeAll()
        head = AnswerHead()
        body = []
        bodyTruncated = false
        addressesAllowed = 0
        addressesRefused = 0
        target = nil
        defer { completion = nil }
        return completion.map { ($0, result) }
    }

    private func answer() -> HTTPTransferResponse {
        var retryAfter: Duration?
        if head.contains("retry-after") {
            // Before 8.12 libcurl reports a date in the past as a negative number of seconds.
            retryAfter = .seconds(max(0, handle.offset(CURLINFO_RETRY_AFTER)))
        }
        return HTTPTransferResponse(
            status: handle.long(CURLINFO_RESPONSE_CODE), headers: head.headers, body: body, truncated: bodyTruncated,
            retryAfter: retryAfter)
    }

    private func fault(_ code: CURLcode) -> TransferFault {
        TransferFault(code: code, everyAddressRefused: addressesRefused > 0 && addressesAllowed == 0)
    }
}

// MARK: Options

extension TransferSlot {
    private func setTarget(_ request: HTTPTransferRequest) {
        handle.set(CURLOPT_URL, request.url)
        handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        handle.set(CURLOPT_FOLLOWLOCATION, false)
        handle.set(CURLOPT_DISALLOW_USERNAME_IN_URL, true)
        handle.set(CURLOPT_HTTP_VERSION, CLibCurl_http_version_1_1)
        // An empty string, unlike no proxy option at all, also overrules the proxy variables of the environment.
        handle.set(CURLOPT_PROXY, "")
        handle.set(CURLOPT_NOSIGNAL, true)
        handle.set(CURLOPT_QUICK_EXIT, true)
        handle.set(CURLOPT_TIMEOUT_MS, request.timeout)
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout)
        handle.set(CURLOPT_SSLVERSION, CLibCurl_tls_1_2)
        if let caFile = request.caFile { handle.set(CURLOPT_CAINFO, caFile) }
        if let certificate = request.clientCertificateFile { handle.set(CURLOPT_SSLCERT, certificate) }
    }

    private func setMessage(_ request: HTTPTransferRequest) {
        switch request.method {
        case "GET" where request.body.isEmpty:
            handle.set(CURLOPT_HTTPGET, true)
        case "HEAD":
            handle.set(CURLOPT_NOBODY, true)
        case "POST":
            handle.set(CURLOPT_POST, true)
            handle.setBody(request.body)
        default:
            if !request.body.isEmpty { handle.setBody(request.body) }
            handle.set(CURLOPT_CUSTOMREQUEST, request.method)
        }
        for (name, value) in request.headers {
            // libcurl's form for a header with an empty value; "name:" would remove it.
            headerList.append(value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        // Above 1 MiB libcurl 7.88 asks for "100 Continue" and waits a second for it.
        headerList.append("Expect:")
        if !request.headers.contains(where: { $0.0.lowercased() == "content-type" }) {
            headerList.append("Content-Type:")
        }
        if !request.headers.contains(where: { $0.0.lowercased() == "accept" }) {
            headerList.append("Accept:")
        }
        handle.check(CLibCurl_easy_setopt_slist(handle.pointer, CURLOPT_HTTPHEADER, headerList.pointer))
    }

    private func setCallbacks() {
        // The driver keeps the slot alive while its handle is in the multi handle.
        let context = Unmanaged.passUnretained(self).toOpaque()
        handle.set(CURLOPT_WRITEDATA, context)
        handle.set(CURLOPT_HEADERDATA, context)
        handle.set(CURLOPT_OPENSOCKETDATA, context)
        handle.set(CURLOPT_PREREQDATA, context)
        handle.check(
            CLibCurl_easy_setopt_data_callback(handle.pointer, CURLOPT_WRITEFUNCTION, TransferCallbacks.body))
        handle.check(
            CLibCurl_easy_setopt_data_callback(handle.pointer, CURLOPT_HEADERFUNCTION, TransferCallbacks.headerLine))
        handle.check(CLibCurl_easy_setopt_opensocket(handle.pointer, TransferCallbacks.openSocket))
        handle.check(CLibCurl_easy_setopt_prereq(handle.pointer, TransferCallbacks.beforeRequest))
        // An integer, not a pointer: a stale message can then never reach a freed object.
        if let number = UnsafeMutableRawPointer(bitPattern: UInt(id)) { handle.set(CURLOPT_PRIVATE, number) }
    }
}

// MARK: What libcurl tells

extension TransferSlot {
    /// Returns false when the cap is reached and the transfer should end.
    func receive(body bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let room = maximumBodyBytes - body.count
        body.append(contentsOf: bytes.prefix(room))
        bodyTruncated = bytes.count > room
        return !bodyTruncated
    }

    func receive(headerLine bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        head.append(bytes)
    }

    func mayConnect(to address: IPAddress?) -> Bool {
        guard let target, let address, policy.permits(address, for: target) else {
            addressesRefused += 1
            return false
        }
        addressesAllowed += 1
        return true
    }

    func mayUseConnection(to address: IPAddress?) -> Bool {
        guard let target, let address else { return false }
        return policy.permits(address, for: target)
    }
}
