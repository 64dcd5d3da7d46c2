public import CommandApplication
public import Curl
import FoundationEssentials
public import ServiceLifecycle

/// Pushes the log to its subscribers, and replays of it, for as long as the service runs, whatever happens to the database
/// meanwhile.
///
/// At graceful shutdown each request under way may end, within `stopGrace`, and its cursor is saved.
public struct DeliveryService: Service {
    private let log: any EventLog & EventReader
    private let store: any SubscriptionStore
    private let transport: any WebhookTransport
    private let mailTransport: any MailTransport
    private let configuration: DeliveryConfiguration
    private let observer: any DeliveryObserver

    public init(
        log: any EventLog & EventReader, store: any SubscriptionStore, transport: any WebhookTransport,
        mailTransport: any MailTransport = MailClient(), configuration: DeliveryConfiguration,
        observer: any DeliveryObserver
    ) {
        self.log = log
        self.store = store
        self.transport = transport
        self.mailTransport = mailTransport
        self.configuration = configuration
        self.observer = observer
    }

    /// Returns after graceful shutdown or when the task is cancelled.
    public func run() async throws {
        let stop = StopSignal()
        await withGracefulShutdownHandler {
            await serve(until: stop)
        } onGracefulShutdown: {
            stop.raise()
        }
    }

    func serve(until stop: StopSignal) async {
        let retryPolicy = RetryPolicy(maximum: .seconds(2))
        var failures = 0
        while !stop.isRaised, !Task.isCancelled {
            do {
                for plan in configuration.plans {
                    let start: Int64 = if let start = plan.start { start } else { try await log.confirm() }
                    try await store.ensure(plan, start: start)
                }
                let logID = try await log.logID
                try await store.withLead { lead in
                    failures = 0
                    try await supervisor(lead, logID).run(until: stop)
                }
            } catch {
                observer.observe(.leadLost(reason: Self.reason(error)))
                failures += 1
                await stop.wait(
                    atMost: retryPolicy.delay(afterFailures: failures, random: configuration.random()))
            }
        }
    }

    private func supervisor(_ lead: any DispatchLead & ReplayLead, _ logID: UUID) -> DispatchSupervisor {
        let assembly = DispatchAssembly(
            lead: lead, logID: logID, log: log, transport: transport, mailTransport: mailTransport,
            configuration: configuration, observer: observer)
        return DispatchSupervisor(
            look: DispatchLook(lead: lead, observer: observer, makeDispatcher: assembly.dispatcher),
            configuration: configuration)
    }

    /// The errors that can come here describe themselves without data.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as SubscriptionStoreError: error.reason
        case let error as EventStoreError: error.description
        default: "\(type(of: error))"
        }
    }
}
