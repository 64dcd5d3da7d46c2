import Testing

/// A body for POST /rpc and the JSON-RPC error that the contract answers it with.
struct BadCall: Sendable, CustomTestStringConvertible {
    let what: String
    let body: String
    let code: Int64
    /// The params that `data.errors` must name, for -32602.
    var params: Set<String> = []

    var testDescription: String { what }

    private static let id = #""0190f5d2-7c2e-7b1a-9d3f-2a6c1e5b8f04""#

    private static func call(_ method: String, _ params: String) -> String {
        #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
    }

    private static func params(
        _ what: String, _ params: Set<String>, _ method: String, _ text: String
    ) -> BadCall {
        BadCall(what: what, body: call(method, text), code: -32602, params: params)
    }

    private static func create(_ what: String, _ params: Set<String>, name: String, email: String) -> BadCall {
        .params(what, params, "user.create", #"{"name":\#(name),"email":\#(email)}"#)
    }

    static let envelopes = [
        BadCall(what: "nothing", body: "", code: -32700),
        BadCall(what: "no JSON", body: "Hello, is it me you are looking for?", code: -32700),
        BadCall(what: "half a call", body: #"{"jsonrpc":"2.0","id":1,"#, code: -32700),
        BadCall(what: "trailing text", body: call("user.create", "{}") + " x", code: -32700),
        BadCall(
            what: "a key twice", body: #"{"jsonrpc":"2.0","id":1,"id":1,"method":"user.create"}"#, code: -32700),
        BadCall(
            what: "a lone surrogate", body: call("user.create", #"{"name":"\ud800","email":"a@b.example"}"#),
            code: -32700),
        BadCall(
            what: "a thousand arrays in each other", body: call("user.create", String(repeating: "[", count: 1_000)),
            code: -32700),
        BadCall(what: "an empty batch", body: "[]", code: -32600),
        BadCall(what: "a number", body: "1", code: -32600),
        BadCall(what: "no version", body: #"{"id":1,"method":"user.create"}"#, code: -32600),
        BadCall(what: "version 1.0", body: #"{"jsonrpc":"1.0","id":1,"method":"user.create"}"#, code: -32600),
        BadCall(what: "a method that is a number", body: #"{"jsonrpc":"2.0","id":1,"method":1}"#, code: -32600),
        BadCall(
            what: "an id that is an object", body: #"{"jsonrpc":"2.0","id":{},"method":"user.create"}"#, code: -32600),
        BadCall(
            what: "params that are a string", body: #"{"jsonrpc":"2.0","id":1,"method":"user.create","params":"x"}"#,
            code: -32600),
        BadCall(what: "an unknown method", body: call("user.explode", "{}"), code: -32601),
        BadCall(what: "a reserved method", body: call("rpc.explode", "{}"), code: -32601),
    ]

    static let params = [
        params("no params", ["name", "email"], "user.create", "{}"),
        create("wrong types", ["name", "email"], name: "5", email: "[]"),
        create("nulls", ["name", "email"], name: "null", email: "null"),
        create("NUL in a name", ["name"], name: #""a\u0000b""#, email: #""a@b.example""#),
        create("NUL in an e-mail", ["email"], name: #""Ada""#, email: #""a\u0000@b.example""#),
        create("a line break in a name", ["name"], name: #""a\nb""#, email: #""a@b.example""#),
        create("a bidirectional override", ["name"], name: #""a\u202eb""#, email: #""a@b.example""#),
        create("a noncharacter", ["name"], name: #""a\uffffb""#, email: #""a@b.example""#),
        create("an empty name", ["name"], name: #""  ""#, email: #""a@b.example""#),
        create("a name of 201", ["name"], name: "\"" + String(repeating: "é", count: 201) + "\"", email: #""a@b.cd""#),
        create("an e-mail without @", ["email"], name: #""Ada""#, email: #""ada.example""#),
        create("an e-mail without domain", ["email"], name: #""Ada""#, email: #""ada@example""#),
        params(
            "an unknown param", ["shoe_size"], "user.create",
            #"{"name":"Ada","email":"a@b.example","shoe_size":37}"#),
        params(
            "an unknown status", ["status"], "user.create",
            #"{"name":"Ada","email":"a@b.example","status":"asleep"}"#),
        params(
            "a locale that is none", ["locale"], "user.create",
            #"{"name":"Ada","email":"a@b.example","locale":"e"}"#),
        params(
            "ids that are no UUID", ["user_id", "command_id"], "user.changeName",
            #"{"user_id":"12","name":"Ada","command_id":"0190f5d27c2e7b1a9d3f2a6c1e5b8f04"}"#),
        params("no reason", ["reason"], "user.delete", #"{"user_id":\#(id)}"#),
        params("an empty reason", ["reason"], "user.delete", #"{"user_id":\#(id),"reason":""}"#),
        params(
            "a revision that is a string", ["expected_revision"], "user.changeName",
            #"{"user_id":\#(id),"name":"Ada","expected_revision":"1"}"#),
        params(
            "a revision and a half", ["expected_revision"], "user.changeName",
            #"{"user_id":\#(id),"name":"Ada","expected_revision":1.5}"#),
        params(
            "a date that is none", ["at"], "user.delete",
            #"{"user_id":\#(id),"reason":"x","dry_run":true,"at":"yesterday"}"#),
        params(
            "the 30th of February", ["at"], "user.delete",
            #"{"user_id":\#(id),"reason":"x","dry_run":true,"at":"2026-02-30T00:00:00Z"}"#),
        params(
            "the past without a dry run", ["at"], "user.delete",
            #"{"user_id":\#(id),"reason":"x","at":"2026-02-03T00:00:00Z"}"#),
        params(
            "a page of 1,001 events of no known type", ["limit", "event_types"], "events.read",
            #"{"event_types":["USER_EXPLODED"],"limit":1001}"#),
        params("too many by position", [], "user.restore", #"[\#(id),"a",null,null,null,null,null,null,1,2,3]"#),
    ]
}
