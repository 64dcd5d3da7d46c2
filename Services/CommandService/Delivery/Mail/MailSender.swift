import Curl
import FoundationEssentials
import UserContract

/// The welcome mail, for each `USER_CREATED`.
struct MailSender: EventSender {
    /// A relay may look at a message for a while before it takes it, and to give up then may mean a second mail.
    static let timeout = Duration.seconds(60)

    let settings: Subscription.Settings
    let configuration: MailConfiguration
    let policy: TargetPolicy
    let transport: any MailTransport
    var timeout = Self.timeout

    func send(_ batch: DispatchBatch, head: Int64, at now: Timestamp) async -> Attempt? {
        guard let event = batch.onlyEvent else {
            return Attempt(
                .wrongTarget, reason: "Mail is sent for one event at a time: set max_batch to 1.",
                position: batch.through.position, eventID: batch.through.eventID)
        }
        return await send(event, position: batch.through.position, at: now)
    }

    func send(_ parked: ParkedDelivery, head: Int64, at now: Timestamp) async -> Attempt? {
        await send(parked.event, position: parked.position, at: now)
    }

    /// There is nobody to ask.
    func verify(at position: Int64) async -> Attempt? {
        Attempt(.accepted(position: nil), reason: "Mail needs no consent.", position: position, eventID: nil)
    }

    private func send(_ event: RecordedEvent, position: Int64, at now: Timestamp) async -> Attempt? {
        func failed(_ verdict: Verdict, _ reason: String) -> Attempt {
            Attempt(verdict, reason: reason, position: position, eventID: event.eventID)
        }
        guard case .created(let user)? = try? event.userEvent() else {
            return failed(.badRequest, "The event is not one that mail is sent for.")
        }
        guard let sender = settings.mailFrom.map(Mailbox.init) ?? configuration.sender else {
            return failed(.wrongTarget, "Mail has no sender: give mail-from, or the subscription's mail_from.")
        }
        guard let mail = WelcomeMail(to: user, eventID: event.eventID, from: sender, at: now) else {
            return failed(.badRequest, "The user's e-mail address is none that mail can be sent to.")
        }
        do throws(TransferFault) {
            let reply = try await transport.send(request(mail))
            return Attempt(
                Verdict(reply), status: reply.code, answer: reply.text, reason: reply.reason, position: position,
                eventID: event.eventID)
        } catch {
            return Task.isCancelled ? nil : failed(Verdict(mail: error), error.description)
        }
    }

    private func request(_ mail: WelcomeMail) -> MailTransferRequest {
        MailTransferRequest(
            url: settings.url, sender: mail.sender.address, recipients: [mail.recipient], content: mail.content,
            credentials: relay?.credentials, encryption: encryption, timeout: timeout, policy: policy, caFile: caFile,
            clientCertificateFile: settings.clientCertificateFile)
    }

    /// What the operator configured for it, if the subscription is for that very server.
    private var relay: MailRelay? {
        configuration.relay.flatMap { $0.url == settings.url ? $0 : nil }
    }

    private var caFile: String? { settings.caFile ?? relay?.caFile }

    /// A password goes out in the clear on this machine only, where encryption gains nothing and the certificates that mail
    /// servers come with fit no name. Whoever names authorities or a certificate wants them used.
    private var encryption: MailEncryption {
        if caFile != nil || settings.clientCertificateFile != nil { return .required }
        if (try? TargetURL(settings.url))?.isLoopback ?? false { return .none }
        return relay?.credentials == nil ? .opportunistic : .required
    }
}
