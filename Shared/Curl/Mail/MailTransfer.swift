import CLibCurl
import InternetAddress

/// One mail on its way, on one thread from beginning to end.
final class MailTransfer {
    private static let patienceAfterQuit = Duration.milliseconds(500)

    private let handle: EasyHandle
    private let request: MailTransferRequest
    private let target: TargetURL
    private let cancellation: MailCancellation
    private let parts: MimeParts
    private var headers = HeaderList()
    private var recipients = HeaderList()

    // What the callbacks collect.
    private var dialogue = MailDialogue()
    private var addressesAllowed = 0
    private var addressesRefused = 0
    private var quitAt: ContinuousClock.Instant?

    /// Nil when memory is exhausted.
    init?(_ request: MailTransferRequest, to target: TargetURL, _ cancellation: MailCancellation) {
        guard let handle = EasyHandle() else { return nil }
        parts = MimeParts(request.content, for: handle)
        self.handle = handle
        self.request = request
        self.target = target
        self.cancellation = cancellation
    }

    /// Blocks until the server has answered or the time is up.
    func perform() -> Result<MailReply, TransferFault> {
        setTarget()
        setMessage()
        setCallbacks()
        // Nothing that libcurl still does with the handle reaches back here.
        defer { handle.reset() }
        return withExtendedLifetime(self) { outcome(curl_easy_perform(handle.pointer)) }
    }

    private func outcome(_ code: CURLcode) -> Result<MailReply, TransferFault> {
        // A refusal has many codes; a reply to the last command that says no is one for sure.
        if let reply = dialogue.reply, code == CURLE_OK || reply.code >= 400 { return .success(reply) }
        if cancellation.isRaised { return .failure(.cancelled) }
        switch code {
        case CURLE_OK: return .failure(.invalidAnswer)
        case CURLE_ABORTED_BY_CALLBACK where lacksInternationalAddresses: return .failure(.internationalAddress)
        case CURLE_USE_SSL_FAILED: return .failure(.encryptionNotOffered)
        case CURLE_LOGIN_DENIED: return .failure(.loginNotOffered)
        default:
            let everyAddressRefused = addressesRefused > 0 && addressesAllowed == 0
            return .failure(TransferFault(code: code, everyAddressRefused: everyAddressRefused))
        }
    }

    private var lacksInternationalAddresses: Bool {
        request.hasInternationalAddress && !dialogue.offersInternationalAddresses
    }
}

// MARK: Options

extension MailTransfer {
    private func setTarget() {
        handle.set(CURLOPT_URL, request.url)
        handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        handle.set(CURLOPT_DISALLOW_USERNAME_IN_URL, true)
        // Overrules the proxy variables of the environment, as for HTTP.
        handle.set(CURLOPT_PROXY, "")
        handle.set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        handle.set(CURLOPT_NOSIGNAL, true)
        handle.set(CURLOPT_QUICK_EXIT, true)
        // One mail, one connection: its address was judged for this mail, and nobody has to keep it alive.
        handle.set(CURLOPT_FORBID_REUSE, true)
        handle.set(CURLOPT_TIMEOUT_MS, request.timeout)
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, request.timeout)
        handle.set(CURLOPT_USE_SSL, Int(request.encryption.level.rawValue))
        handle.set(CURLOPT_SSLVERSION, CLibCurl_tls_1_2)
        if let caFile = request.caFile { handle.set(CURLOPT_CAINFO, caFile) }
        if let certificate = request.clientCertificateFile { handle.set(CURLOPT_SSLCERT, certificate) }
        guard let credentials = request.credentials else { return }
        handle.set(CURLOPT_USERNAME, credentials.username)
        handle.set(CURLOPT_PASSWORD, credentials.password)
        // What every relay offers. Left to itself libcurl prefers Kerberos, where there is any, for names with an @.
        handle.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
    }

    private func setMessage() {
        handle.set(CURLOPT_MAIL_FROM, request.sender.text)
        for recipient in request.recipients { recipients.append(recipient.text) }
        handle.check(CLibCurl_easy_setopt_slist(handle.pointer, CURLOPT_MAIL_RCPT, recipients.pointer))
        for header in request.content.headers { headers.append(header.folded) }
        headers.append("MIME-Version: 1.0")
        // libcurl adds the boundary.
        headers.append("Content-Type: multipart/alternative")
        handle.check(CLibCurl_easy_setopt_slist(handle.pointer, CURLOPT_HTTPHEADER, headers.pointer))
        handle.check(CLibCurl_easy_setopt_mime(handle.pointer, parts.pointer))
    }

    private func setCallbacks() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        handle.set(CURLOPT_HEADERDATA, context)
        handle.set(CURLOPT_OPENSOCKETDATA, context)
        handle.set(CURLOPT_PREREQDATA, context)
        handle.set(CURLOPT_DEBUGDATA, context)
        handle.set(CURLOPT_XFERINFODATA, context)
        handle.check(
            CLibCurl_easy_setopt_data_callback(handle.pointer, CURLOPT_HEADERFUNCTION, MailCallbacks.replyLine))
        handle.check(CLibCurl_easy_setopt_data_callback(handle.pointer, CURLOPT_WRITEFUNCTION, MailCallbacks.discard))
        handle.check(CLibCurl_easy_setopt_opensocket(handle.pointer, MailCallbacks.openSocket))
        handle.check(CLibCurl_easy_setopt_prereq(handle.pointer, MailCallbacks.beforeMail))
        handle.check(CLibCurl_easy_setopt_debug(handle.pointer, MailCallbacks.trace))
        handle.check(CLibCurl_easy_setopt_progress(handle.pointer, MailCallbacks.progress))
        // Both are off unless asked for; what is verbose goes to the callback alone.
        handle.set(CURLOPT_VERBOSE, true)
        handle.set(CURLOPT_NOPROGRESS, false)
    }
}

// MARK: What libcurl tells

extension MailTransfer {
    func mayConnect(to address: IPAddress?) -> Bool {
        guard let address, request.policy.permits(address, for: target) else {
            addressesRefused += 1
            return false
        }
        addressesAllowed += 1
        return true
    }

    func maySend() -> Bool {
        !lacksInternationalAddresses
    }

    func sent(line: UnsafeBufferPointer<UInt8>) {
        dialogue.sent(line)
        if dialogue.command == .quit, quitAt == nil { quitAt = .now }
    }

    func received(line: UnsafeBufferPointer<UInt8>) {
        dialogue.received(line)
    }

    /// libcurl waits for the reply to QUIT, of a server that hangs for two minutes.
    var shouldEnd: Bool {
        cancellation.isRaised || quitAt.map { .now - $0 > Self.patienceAfterQuit } ?? false
    }
}
