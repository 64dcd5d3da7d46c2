import FoundationEssentials
import JSON
import TestSupport
import Testing
import UserContract

extension EndToEnd {
    @Suite struct CrashTests {
        @Test(arguments: Program.allCases)
        func `killed before and after each command, nothing is lost or doubled`(victim: Program) async throws {
            try await HindsightPair.running { pair in
                let life = LifeOfAUser(name: "phoenix")
                for (index, step) in life.steps.enumerated() {
                    try await pair.service(victim).killAndStart()
                    let first = try await pair.commands.callUntilAnswered(step.method, step.params)
                    await pair.service(victim).kill()
                    #expect(first.position == Int64(index + 1))
                    #expect(!first.isDuplicate)
                    try await pair.service(victim).start()
                    let second = try await pair.commands.callUntilAnswered(step.method, step.params)
                    #expect(second.isDuplicate)
                    #expect(second.position == first.position)
                    #expect(second.events == first.events)
                    let read = try await pair.queries.get("/users/\(life.id.text)?min_position=\(index + 1)", wait: 30)
                    #expect([200, 410].contains(read.status), "\(read.text)")
                }
                let fold = try await ReadModelCheck.expectEqualsFold(pair)
                #expect(fold.head == Int64(life.steps.count))
            }
        }

        @Test(arguments: Program.allCases)
        func `killed in the middle of a stream of commands, nothing is lost or doubled`(victim: Program) async throws {
            try await HindsightPair.running { pair in
                try await Stream.run(against: pair) { try await pair.service(victim).killAndStart() }
            }
        }

        @Test func `PostgreSQL crashes in the middle of a stream of commands, nothing is lost or doubled`() async throws
        {
            let cluster = try await DurableCluster.fresh()
            try await HindsightPair.running(on: cluster) { pair in
                try await Stream.run(against: pair, times: 2) {
                    await cluster.stopImmediately()
                    try await cluster.restart()
                }
            }
            await cluster.stop()
        }

        @Test func `a command id is known after a restart: same answer, and nothing else under that id`() async throws {
            try await HindsightPair.running { pair in
                let id = JSONValue.string(UUID().text)
                var params: JSONObject = ["name": "Ada", "email": "ada@example.com", "command_id": id]
                let first = try await pair.commands.call("user.create", params)
                #expect(first.eventTypes == ["USER_CREATED"])
                #expect(try await pair.command.stop() == .exited(0))
                try await pair.command.start()
                let second = try await pair.commands.call("user.create", params)
                #expect(second.isDuplicate)
                #expect(second.userID == first.userID)
                #expect(second.events == first.events)
                params["name"] = "Eve"
                #expect(try await pair.commands.call("user.create", params).code == 1007)
                #expect(try await ReadModelCheck.expectEqualsFold(pair).head == 1)
            }
        }
    }
}
