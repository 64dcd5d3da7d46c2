import JSON
import JSONRPC
import Testing

struct RPCErrorTests {
    @Test func `an application error carries its type first and its details`() {
        let error = RPCError(
            code: 1006, type: "revision_conflict", message: "The user has changed",
            details: ["expected_revision": 3, "actual_revision": 5, "type": "other"])
        #expect(error.type == "revision_conflict")
        #expect(error.data.keys == ["type", "expected_revision", "actual_revision"])
        let text = String(decoding: RPCResponse.error(.string("7"), error).bytes, as: UTF8.self)
        #expect(
            text == #"{"jsonrpc":"2.0","error":{"code":1006,"message":"The user has changed","data":"#
                + #"{"type":"revision_conflict","expected_revision":3,"actual_revision":5}},"id":"7"}"#)
    }

    @Test func `a result passes verbatim`() {
        let response = RPCResponse.result(.number(JSONNumber(1)), Array("{ \"kept\" : 1.0 }".utf8))
        #expect(
            String(decoding: response.bytes, as: UTF8.self) == #"{"jsonrpc":"2.0","result":{ "kept" : 1.0 },"id":1}"#)
    }

    @Test func `what belongs to a notification is never written`() {
        #expect(RPCResponse.result(.absent, [0x31]).bytes == [])
        #expect(RPCResponse.error(.absent, .internalError).bytes == [])
        #expect(RPCResponse.batch([.error(.absent, .internalError)]) == [])
        #expect(RPCResponse.batch([]) == [])
        let mixed = RPCResponse.batch([.error(.absent, .internalError), .result(.null, [0x31])])
        #expect(String(decoding: mixed, as: UTF8.self) == #"[{"jsonrpc":"2.0","result":1,"id":null}]"#)
    }
}
