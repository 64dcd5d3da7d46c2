import JSON
import JSONRPC
import Testing

struct RPCBodyTests {
    @Test(arguments: Exchange.all)
    func `answers every body as the conversation says`(_ exchange: Exchange) {
        var service = ToyService()
        let answer = service.answer(Array(exchange.request.utf8))
        #expect(String(decoding: answer, as: UTF8.self) == exchange.answer)
    }

    @Test func `the conversations are all there`() {
        #expect(Exchange.all.count >= 50)
        #expect(Exchange.all.allSatisfy { !$0.title.isEmpty })
    }

    @Test(arguments: Exchange.all)
    func `every error has a code, a message and a type`(_ exchange: Exchange) throws {
        guard !exchange.answer.isEmpty else {
            return
        }
        let answer = try JSONParser.parse(Array(exchange.answer.utf8))
        for answer in answer.array ?? [answer] {
            #expect((answer["result"] == nil) != (answer["error"] == nil))
            guard let error = answer["error"] else {
                continue
            }
            #expect(error["code"]?.integer != nil)
            #expect(error["message"]?.string?.isEmpty == false)
            #expect(error["data"]?["type"]?.string?.isEmpty == false)
        }
    }

    @Test func `notifications are executed though never answered`() {
        var service = ToyService()
        let body = #"[{"jsonrpc":"2.0","method":"notify_sum"},{"jsonrpc":"2.0","method":"fail"}]"#
        #expect(service.answer(Array(body.utf8)) == [])
        #expect(service.executed == ["notify_sum", "fail"])
    }

    @Test func `a batch over the limit executes nothing and one at the limit everything`() {
        func batch(_ count: Int) -> [UInt8] {
            let call = #"{"jsonrpc":"2.0","method":"get_data","id":"\u0041"}"#
            return Array("[\(Array(repeating: call, count: count).joined(separator: ","))]".utf8)
        }
        var service = ToyService()
        _ = service.answer(batch(9))
        #expect(service.executed.isEmpty)
        _ = service.answer(batch(8))
        #expect(service.executed.count == 8)
    }

    @Test func `a thousand calls are the limit unless told otherwise`() {
        func body(_ count: Int) -> [UInt8] {
            Array("[\(Array(repeating: "0", count: count).joined(separator: ","))]".utf8)
        }
        guard case .batch(let atLimit) = RPCBody.parse(body(1_000)) else {
            Issue.record("a batch of 1,000 must be a batch")
            return
        }
        #expect(atLimit.count == 1_000)
        #expect(RPCBody.parse(body(1_001)) == .batch([.invalid(.null, .batchTooLarge(limit: 1_000))]))
    }

    @Test(
        arguments: [
            [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], [0x22, 0xFF, 0x22], [0x22, 0x00, 0x22],
            Array(repeating: 0x5B, count: 100_000), Array(#"{"id":"\ud800"}"#.utf8),
        ] as [[UInt8]])
    func `bytes that are no JSON are a parse error`(_ bytes: [UInt8]) {
        guard case .failure(let error) = RPCBody.parse(bytes) else {
            Issue.record("must be a failure")
            return
        }
        #expect(error.code == -32700)
        #expect(error.type == "parse_error")
    }

    @Test func `tells how params were given`() {
        func params(_ text: String) -> RPCParams? {
            let body = #"{"jsonrpc":"2.0","method":"m","id":1\#(text)}"#
            guard case .single(.call(let request)) = RPCBody.parse(Array(body.utf8)) else {
                return nil
            }
            #expect(request.method == "m")
            #expect(request.id == .number(JSONNumber(1)))
            #expect(!request.isNotification)
            return request.params
        }
        #expect(params("") == RPCParams.none)
        #expect(params(#","params":[]"#) == .byPosition([]))
        #expect(params(#","params":{"a":1}"#) == .byName(["a": 1]))
    }
}
