import CloudEventsHTTP
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct SecretRotationTests {
    @Test func `while a secret is rotated both sign, the new one first`() async throws {
        let rig = try await AdministrationRig.make()
        let first = try #require(try await rig.create().secret)
        let second = WebhookSecret.random()
        let rotated = try await rig.administration.rotateSecret(of: "crm", to: second, graceSeconds: 3_600)
        #expect(rotated.secret == second && rotated.subscription.name == "crm")
        #expect(try await rig.dispatched().settings.secrets == [second, first])
        let third = try #require(
            try await rig.administration.rotateSecret(of: "crm", to: nil, graceSeconds: 3_600).secret)
        #expect(try await rig.dispatched().settings.secrets == [third, second])
    }

    @Test func `without a time of grace the old one counts no more`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        _ = try await rig.administration.rotateSecret(of: "crm", to: nil, graceSeconds: 3_600)
        let last = try #require(try await rig.administration.rotateSecret(of: "crm", to: nil, graceSeconds: 0).secret)
        #expect(try await rig.dispatched().settings.secrets == [last])
        let forgotten = "SELECT previous_secret_box IS NULL AND previous_secret_until IS NULL FROM subscriptions"
        #expect(try await rig.value(forgotten, as: Bool.self))
    }

    @Test func `the old one ends when its time is over`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        let fresh = try #require(
            try await rig.administration.rotateSecret(of: "crm", to: nil, graceSeconds: 3_600).secret)
        let wait = "SELECT extract(epoch FROM previous_secret_until - clock_timestamp())::float8 FROM subscriptions"
        let left = try await rig.value(wait, as: Double.self)
        #expect(left > 0 && left <= 3_600)
        try await rig.run("UPDATE subscriptions SET previous_secret_until = clock_timestamp()")
        #expect(try await rig.dispatched().settings.secrets == [fresh])
    }

    @Test func `of rotations at once the last two count, each of them told to somebody`() async throws {
        let rig = try await AdministrationRig.make()
        let first = try #require(try await rig.create().secret)
        let told = try await withThrowingTaskGroup(of: WebhookSecret?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await rig.administration.rotateSecret(of: "crm", to: nil, graceSeconds: 3_600).secret
                }
            }
            return try await group.reduce(into: Set([first])) { told, secret in
                if let secret { told.insert(secret) }
            }
        }
        #expect(told.count == 9)
        let counting = try await rig.dispatched().settings.secrets
        #expect(Set(counting).count == 2 && told.isSuperset(of: counting))
        #expect(!counting.contains(first))
    }

    @Test func `one that cannot be read is mended by a rotation`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        try await rig.run("UPDATE subscriptions SET secret_box = '\\x01'")
        #expect(try await rig.dispatched().settings.secrets.isEmpty)
        let fresh = try #require(
            try await rig.administration.rotateSecret(of: "crm", to: nil, graceSeconds: 3_600).secret)
        #expect(try await rig.dispatched().settings.secrets == [fresh])
    }

    @Test func `what a rotation asks for is judged, all of it`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        for (seconds, isFit) in [(-1, false), (0, true), (604_800, true), (604_801, false)] as [(Int64, Bool)] {
            let short = WebhookSecret(bytes: [1, 2, 3])
            let error = await #expect(throws: DeliveryAdministrationError.self) {
                try await rig.administration.rotateSecret(of: "crm", to: short, graceSeconds: seconds)
            }
            guard case .invalid(let problems) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(problems.map(\.param) == (isFit ? ["secret"] : ["secret", "grace_seconds"]))
        }
    }

    @Test func `secrets that are not in the database are not rotated there`() async throws {
        let plan = try SubscriptionPlan(name: "read-models", url: "http://127.0.0.1:1/", secret: .random())
        let rig = try await AdministrationRig.make(plans: [plan])
        try await rig.store.ensure(plan, start: 0)
        try await rig.create("mail")
        try await rig.run("UPDATE subscriptions SET secret_box = NULL, url = 'smtp://h' WHERE name = 'mail'")
        for (name, word) in [("read-models", "configuration"), ("mail", "mail")] {
            let error = await #expect(throws: DeliveryAdministrationError.self) {
                try await rig.administration.rotateSecret(of: name, to: nil, graceSeconds: 60)
            }
            guard case .invalid(let problems) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(problems.map(\.param) == ["name"])
            #expect(problems[0].problem.contains(word))
        }
        #expect(try await rig.dispatched("read-models").settings.secrets == plan.settings.secrets)
    }

    @Test func `no table holds a secret in clear, whatever was done with it`() async throws {
        let rig = try await AdministrationRig.make()
        var secrets = [WebhookSecret.random()]
        var draft = rig.draft()
        draft.secret = secrets[0]
        _ = try await rig.administration.create(draft)
        for _ in 0..<2 {
            let rotated = try await rig.administration.rotateSecret(of: "crm", to: nil, graceSeconds: 3_600)
            secrets.append(try #require(rotated.secret))
        }
        _ = try await rig.administration.create(ReplayRequest(subscription: "crm", reason: "a gap"), by: "ada")
        #expect(try await rig.dispatched().settings.secrets == [secrets[2], secrets[1]])

        let owner = try rig.database.owner()
        defer { owner.close() }
        let tables = try await owner.execute(
            Statement(name: "", sql: "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"))
        #expect(tables.count >= 8)
        for secret in secrets {
            let hexadecimal = Hexadecimal.text(of: secret.bytes)
            let base64 = String(secret.text.dropFirst("whsec_".count))
            for table in try tables.map({ row in try row.decode(column: 0, as: String.self) }) {
                let found = try await owner.execute(
                    Statement(
                        name: "",
                        sql: """
                            SELECT count(*) FROM "\(table)" AS held
                            WHERE position($1 IN held::text) > 0 OR position($2 IN held::text) > 0
                            """),
                    [String(hexadecimal.dropFirst(2).dropLast(2)), String(base64.dropFirst(3).dropLast(6))])
                #expect(try found[0].decode(column: 0, as: Int64.self) == 0, "\(table)")
            }
        }
    }
}
