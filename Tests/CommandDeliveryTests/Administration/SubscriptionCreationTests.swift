import CloudEventsHTTP
import CommandApplication
import Curl
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct SubscriptionCreationTests {
    @Test func `a subscription is what was asked for, for people and for dispatchers`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.append([.created, .nameChanged])
        var draft = rig.draft()
        draft.secret = .random()
        draft.eventTypes = [.deleted, .created]
        draft.start = .after(1)
        draft.maxBatch = 50
        draft.onPoison = .park
        draft.maxBackoffSeconds = 60
        draft.dataVersions = [.created: 1]
        draft.verifies = true
        let made = try await rig.administration.create(draft)
        #expect(made.secret == draft.secret)
        #expect(made.subscription.name == "crm" && made.subscription.url == AdministrationRig.url)
        #expect(made.subscription.state == .active)
        #expect(made.subscription.position == 1 && made.subscription.lagEvents == 1)
        #expect(made.subscription.lagSeconds > 0)
        #expect(made.subscription.eventTypes == ["USER_CREATED", "USER_DELETED"])
        #expect(made.subscription.maxBatch == 50 && made.subscription.onPoison == .park)
        #expect(made.subscription.parkedUsers == 0 && made.subscription.lastFailure == nil)

        let dispatched = try await rig.dispatched()
        #expect(dispatched.settings.secrets == [try #require(draft.secret)])
        #expect(dispatched.settings.maxBackoff == .seconds(60))
        #expect(dispatched.settings.dataVersions == [.created: 1])
        #expect(dispatched.settings.verifies && !dispatched.isVerified)
        #expect(dispatched.cursor == DeliveryCursor(position: 1))
    }

    @Test func `it starts now unless asked otherwise, blocks, takes all and has a secret of its own`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.append([.created, .nameChanged, .deleted])
        let now = try await rig.administration.create(rig.draft("now"))
        #expect(now.subscription.position == 3 && now.subscription.lagEvents == 0)
        #expect(now.subscription.lagSeconds == 0)
        #expect(now.subscription.eventTypes == nil && now.subscription.onPoison == .block)
        let other = try await rig.create("beginning")
        #expect(other.subscription.position == 0 && other.subscription.lagEvents == 3)
        #expect(now.secret?.bytes.count == 32)
        #expect(now.secret != other.secret)
        #expect(try await rig.dispatched("now").cursor == DeliveryCursor(position: 3))
    }

    @Test func `of many who ask for one name, one gets it, and its secret is the one that signs`() async throws {
        let rig = try await AdministrationRig.make()
        let made = try await withThrowingTaskGroup(of: RevealedSecret?.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    do throws(DeliveryAdministrationError) {
                        return try await rig.administration.create(rig.draft())
                    } catch {
                        #expect(error == .subscriptionExists(name: "crm"))
                        return nil
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.compactMap { $0 }
        }
        #expect(made.count == 1)
        #expect(try await rig.dispatched().settings.secrets == [try #require(made.first?.secret)])
    }

    @Test func `one of the configuration keeps its name`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.store.ensure(rig.database.plan(), start: 0)
        await #expect(throws: DeliveryAdministrationError.subscriptionExists(name: "read-models")) {
            try await rig.administration.create(rig.draft("read-models"))
        }
    }

    @Test func `everything that is wrong is told at once, before the target is judged, and nothing is made`()
        async throws
    {
        let rig = try await AdministrationRig.make()
        try await rig.append([.created])
        var draft = rig.draft("not a name", url: "https://127.0.0.1/")
        draft.maxBatch = 0
        draft.start = .after(2)
        draft.caFile = "/nowhere/ca.pem"
        draft.clientCertificateFile = "client.pem"
        let error = await #expect(throws: DeliveryAdministrationError.self) {
            try await rig.administration.create(draft)
        }
        guard case .invalid(let problems) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problems.map(\.param) == ["name", "max_batch", "ca_file", "client_certificate_file", "start"])
        #expect(try await rig.administration.subscriptions().isEmpty)
    }

    @Test(
        arguments: [
            ("https://127.0.0.1/", .forbiddenAddress), ("https://[::1]/", .forbiddenAddress),
            ("http://169.254.169.254/latest", .forbiddenAddress), ("http://2130706433/", .forbiddenAddress),
            ("https://user:password@example.com/", .credentials), ("ftp://example.com/", .scheme),
            ("not a url", .notAURL), ("https:///", .notAURL),
        ] as [(String, TargetProblem)])
    func `a target that is not allowed is refused`(url: String, problem: TargetProblem) async throws {
        let rig = try await AdministrationRig.make()
        await #expect(throws: DeliveryAdministrationError.targetNotAllowed(url: url, problem)) {
            try await rig.administration.create(rig.draft(url: url))
        }
        #expect(try await rig.administration.subscriptions().isEmpty)
    }

    @Test func `the configured URL is allowed wherever it points`() async throws {
        let plan = try SubscriptionPlan(name: "read-models", url: "http://127.0.0.1:8081/", secret: .random())
        let rig = try await AdministrationRig.make(plans: [plan])
        _ = try await rig.administration.create(rig.draft(url: "http://127.0.0.1:8081/"))
        await #expect(throws: DeliveryAdministrationError.self) {
            try await rig.administration.create(rig.draft("other", url: "http://127.0.0.1:8082/"))
        }
    }

    @Test func `a database that is away is told as such`() async throws {
        let rig = try await AdministrationRig.make()
        rig.database.client.close()
        let error = await #expect(throws: DeliveryAdministrationError.self) { try await rig.create() }
        guard case .unavailable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
