import FoundationEssentials
import JSON
import Testing
import UserContract

extension EndToEnd {
    @Suite struct StoryTests {
        @Test func `the missing account is found: who deleted it, when, why, and what it was before`() async throws {
            try await HindsightPair.running { pair in
                let sarah = pair.commands(try await pair.mint("sarah", "users:write"))
                let maria = pair.commands(try await pair.mint("maria", "users:write"))
                let queries = pair.queries

                let created = try await sarah.call("user.create", ["name": "Sarah", "email": "sarah@example.com"])
                let id = try #require(created.userID)
                #expect(created.position == 1)
                let renamed = try await sarah.call("user.changeName", ["user_id": .string(id), "name": "Sara"])
                #expect(renamed.eventTypes == ["USER_NAME_CHANGED"])

                let early = try await queries.get("/users/\(id)")
                #expect([404, 200].contains(early.status), "stale is allowed, wrong is not")
                let right = try await queries.get("/users/\(id)?min_position=2", wait: 30)
                #expect(right.status == 200)
                #expect(right.header("preference-applied") == "wait=30")
                #expect(right["name"] == "Sara")
                let then = try #require(renamed.events.first?["timestamp"]?.string)

                let moved = try await sarah.call(
                    "user.changeEmail", ["user_id": .string(id), "email": "sara@example.com"])
                #expect(moved.events.first?["data"]?["previous_email"] == "sarah@example.com")

                try await pair.query.stop()
                for (status, reason) in [("suspended", "Reported for spam"), ("active", "It was somebody else")] {
                    let answer = try await maria.call(
                        "user.changeStatus",
                        ["user_id": .string(id), "status": .string(status), "reason": .string(reason)])
                    #expect(answer.eventTypes == ["USER_STATUS_CHANGED"])
                }
                try await pair.query.start()
                let caughtUp = try await queries.get("/users/\(id)?min_position=5", wait: 30)
                #expect(caughtUp["status"] == "active")
                #expect(caughtUp["revision"] == 5)

                let deleted = try await maria.call(
                    "user.delete", ["user_id": .string(id), "reason": "Asked for by phone"])
                let gone = try await queries.get("/users/\(id)?min_position=6", wait: 30)
                #expect(gone.status == 410)
                #expect(gone["deleted_by"] == "maria")
                #expect(gone["deletion_reason"] == "Asked for by phone")
                #expect(gone["deleted_at"] == deleted.events.first?["timestamp"])
                #expect(gone["user"]?["name"] == "Sara")

                let past = try await queries.get("/users/\(id)?at=\(then)")
                #expect(past.status == 200)
                #expect(past["name"] == "Sara")
                #expect(past["email"] == "sarah@example.com")
                #expect(past.header("memento-datetime") != nil)

                let dryRun = try await maria.call(
                    "user.delete",
                    ["user_id": .string(id), "reason": "What if?", "dry_run": true, "at": .string(then)])
                #expect(dryRun.result?["dry_run"] == true)
                #expect(dryRun.eventTypes == ["USER_DELETED"])
                #expect(dryRun.events.first?["revision"] == 3)
                let again = try await maria.call("user.delete", ["user_id": .string(id), "reason": "Again"])
                #expect(again.code == 1003)

                let auditor = pair.commands(try await pair.mint("auditor", "events:read"))
                let read = try await auditor.call(
                    "events.read", ["aggregate_id": .string(id), "from": .string(then), "limit": 3])
                #expect(
                    read.result?["items"]?.array?.map { $0["event_type"] } == [
                        "USER_NAME_CHANGED", "USER_EMAIL_CHANGED", "USER_STATUS_CHANGED",
                    ])
                #expect(read.result?["head_position"] == 6)
                #expect(read.result?["next_after_position"] == 4)

                let fold = try await ReadModelCheck.expectEqualsFold(pair)
                #expect(fold.head == 6)
                #expect(
                    try fold.events.map { try $0.eventMetadata().actor } == [
                        "sarah", "sarah", "sarah", "maria", "maria", "maria",
                    ])
            }
        }
    }
}
