import FoundationEssentials
import JSON
import Testing

extension EndToEnd {
    @Suite struct BadCommandTests {
        @Test func `a bad command gets the contract's error and leaves no trace`() async throws {
            try await HindsightPair.running { pair in
                for bad in BadCall.envelopes + BadCall.params {
                    let answer = try await pair.commands.post("/rpc", Array(bad.body.utf8))
                    #expect(answer.status == 200, "\(bad.what)")
                    #expect(answer.header("content-type")?.hasPrefix("application/json") == true)
                    #expect(answer["error"]?["code"]?.integer == bad.code, "\(bad.what): \(answer.text)")
                    let problems = answer["error"]?["data"]?["errors"]?.array ?? []
                    let named = Set(problems.compactMap { $0["param"]?.string })
                    #expect(named.isSuperset(of: bad.params), "\(bad.what): \(answer.text)")
                    #expect(problems.allSatisfy { $0["problem"]?.string?.isEmpty == false })
                }
                let invalidUTF8 =
                    Array(#"{"jsonrpc":"2.0","id":1,"method":""#.utf8) + [0xff, 0xfe] + Array(#""}"#.utf8)
                #expect(try await pair.commands.post("/rpc", invalidUTF8)["error"]?["code"] == -32700)
                let batch = JSONValue.array(Array(repeating: 1, count: 1_001))
                let tooMany = try await pair.commands.post("/rpc", batch.serialized()).json?.array
                #expect(tooMany?.count == 1)
                #expect(tooMany?.first?["error"]?["code"] == -32001)
                let mixed = try await pair.commands.post("/rpc", Array(#"[1,{"jsonrpc":"2.0","method":"x"},[]]"#.utf8))
                #expect(mixed.json?.array?.map { $0["error"]?["code"] } == [-32600, -32600])
                #expect(try await EventLog.read(pair.commandDatabase).isEmpty)
            }
        }

        @Test func `a bad request gets the contract's status with a problem`() async throws {
            try await HindsightPair.running { pair in
                let call = HTTPClient.call("user.create", ["name": "Ada", "email": "ada@example.com"], id: 1)
                func expect(
                    _ status: Int, _ answer: HTTPAnswer, _ header: String? = nil,
                    sourceLocation: SourceLocation = #_sourceLocation
                ) {
                    #expect(answer.status == status, sourceLocation: sourceLocation)
                    #expect(
                        answer.header("content-type")?.hasPrefix("application/problem+json") == true,
                        sourceLocation: sourceLocation)
                    #expect(answer["status"]?.integer == Int64(status), sourceLocation: sourceLocation)
                    if let header { #expect(answer.header(header) != nil, sourceLocation: sourceLocation) }
                }
                let body = call.serialized()
                let tenMegabytes = [UInt8](repeating: UInt8(ascii: " "), count: 10 << 20)
                expect(413, try await pair.commands.post("/rpc", tenMegabytes))
                expect(415, try await pair.commands.post("/rpc", body, type: "text/plain"))
                expect(405, try await pair.commands.send("GET", "/rpc"), "allow")
                expect(405, try await pair.commands.send("TRACE", "/rpc"), "allow")
                expect(404, try await pair.commands.send("GET", "/nowhere"))
                expect(401, try await pair.commands(nil).post("/rpc", body), "www-authenticate")
                expect(401, try await pair.commands("no.token.atall").post("/rpc", body), "www-authenticate")
                let reader = pair.commands(try await pair.mint("reader", "users:read"))
                #expect(try await reader.post("/rpc", body)["error"]?["code"] == 1008)
                #expect(try await EventLog.read(pair.commandDatabase).isEmpty)

                let discovery = HTTPClient.call("rpc.discover", [:], id: 1).serialized()
                let document = try await pair.commands(nil).post("/rpc", discovery)
                #expect(document["result"]?["openrpc"] == "1.3.2")
            }
        }
    }
}
