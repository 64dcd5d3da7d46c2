import CommandApplication
import Curl
import FoundationEssentials

/// Puts a dispatcher together: journal, reader and sender, as its work needs them.
struct DispatchAssembly: Sendable {
    let lead: any DispatchLead & ReplayLead
    let logID: UUID
    let log: any EventLog & EventReader
    let transport: any WebhookTransport
    var mailTransport: any MailTransport = MailClient()
    let configuration: DeliveryConfiguration
    let observer: any DeliveryObserver

    @Sendable func dispatcher(for work: DispatchWork) -> Dispatcher {
        let journal = journal(for: work)
        return Dispatcher(
            work, journal: journal, reader: reader(for: work, journal), sender: sender(for: work), observer: observer,
            random: configuration.random)
    }

    private func journal(for work: DispatchWork) -> any DispatchJournal {
        if let replay = work.replay { return ReplayJournal(job: replay, lead: lead) }
        return SubscriptionJournal(name: work.name, eventTypes: work.subscription.settings.eventTypes, lead: lead)
    }

    private func reader(for work: DispatchWork, _ journal: any DispatchJournal) -> BatchReader {
        let settings = work.subscription.settings
        return BatchReader(
            source: EventSource(
                log: log, eventTypes: settings.eventTypes, aggregateID: work.replay?.aggregateID),
            isSingle: settings.maxBatch == 1, dataVersions: settings.dataVersions,
            maximumBytes: configuration.maximumBatchBytes
        ) { events throws(SubscriptionStoreError) in try await journal.leftOut(among: events) }
    }

    private func sender(for work: DispatchWork) -> any EventSender {
        let settings = work.subscription.settings
        if (try? TargetURL(settings.url))?.isMail == true {
            return MailSender(
                settings: settings, configuration: configuration.mail,
                policy: configuration.targets.policy(for: settings.url), transport: mailTransport)
        }
        return WebhookSender(
            composer: WebhookComposer(
                subscription: work.name, settings: settings, logID: logID, replayID: work.replay?.id,
                userAgent: configuration.userAgent, origin: configuration.origin,
                policy: configuration.targets.policy(for: settings.url), timeout: configuration.requestTimeout),
            transport: transport)
    }
}
