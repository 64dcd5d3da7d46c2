import JSON
import Testing
import UserContract

struct UserEventSchemaTests {
    @Test func `every version of every event has a golden file`() {
        #expect(GoldenFile.all.count == 7)
    }

    @Test(arguments: GoldenFile.all)
    func `old bytes still mean what they meant`(_ golden: GoldenFile) throws {
        let event = try UserEventSchema.decode(
            type: golden.type.rawValue, version: golden.version, data: try golden.bytes())
        #expect(event == golden.meaning)
        #expect(event.type == golden.type)
    }

    @Test(arguments: GoldenFile.all.filter { $0.version == UserEventSchema.currentVersion(of: $0.type) })
    func `new bytes are the same as ever`(_ golden: GoldenFile) throws {
        #expect(UserEventSchema.encode(golden.meaning) == (try golden.bytes()))
    }

    @Test(arguments: GoldenFile.all)
    func `the version that one has passes byte for byte`(_ golden: GoldenFile) throws {
        let odd = Array(" ".utf8) + (try golden.bytes())
        let same = try UserEventSchema.recode(
            type: golden.type.rawValue, version: golden.version, data: odd, to: golden.version)
        #expect(same == odd)
    }

    @Test func `a creation is brought to the version that somebody wants`() throws {
        let (old, new) = (GoldenFile(type: .created, version: 1), GoldenFile(type: .created, version: 2))
        #expect(
            try UserEventSchema.recode(type: "USER_CREATED", version: 2, data: new.bytes(), to: 1) == old.bytes())
        let upcast = try UserEventSchema.recode(type: "USER_CREATED", version: 1, data: old.bytes(), to: 2)
        #expect(
            String(decoding: upcast, as: UTF8.self)
                == #"{"name":"Sarah Connor","email":"sarah@example.com","status":"active","locale":"en"}"#)
    }

    @Test func `versions that never were are refused`() throws {
        let data = try GoldenFile(type: .created, version: 2).bytes()
        #expect(throws: UserEventSchemaError.unknownVersion(3, of: .created)) {
            try UserEventSchema.decode(type: "USER_CREATED", version: 3, data: data)
        }
        #expect(throws: UserEventSchemaError.unknownVersion(0, of: .created)) {
            try UserEventSchema.recode(type: "USER_CREATED", version: 2, data: data, to: 0)
        }
        #expect(throws: UserEventSchemaError.unknownVersion(2, of: .deleted)) {
            try UserEventSchema.decode(type: "USER_DELETED", version: 2, data: data)
        }
        #expect(throws: UserEventSchemaError.unknownVersion(2, of: .deleted)) {
            try UserEventSchema.recode(type: "USER_DELETED", version: 1, data: data, to: 2)
        }
    }

    @Test func `other types are refused`() {
        #expect(throws: UserEventSchemaError.unknownType("ORDER_PLACED")) {
            try UserEventSchema.decode(type: "ORDER_PLACED", version: 1, data: .object([:]))
        }
    }

    @Test(
        arguments: [
            ("", .notJSON), ("{", .notJSON), ("[]", .notAnObject), ("null", .notAnObject),
            ("{}", .missing(field: "name")), (#"{"name":null}"#, .missing(field: "name")),
            (#"{"name":1}"#, .unreadable(field: "name")),
            (#"{"name":"a","email":"b","status":"gone","locale":"en"}"#, .unreadable(field: "status")),
            (#"{"name":"a","email":"b","status":"active"}"#, .missing(field: "locale")),
        ] as [(String, UserEventSchemaError)])
    func `data of another shape is refused, naming the field but not its value`(
        _ text: String, _ problem: UserEventSchemaError
    ) {
        #expect(throws: problem) {
            try UserEventSchema.decode(type: "USER_CREATED", version: 2, data: Array(text.utf8))
        }
    }

    @Test func `members that a newer writer added are left alone`() throws {
        let text = #"{"name":"Sara","previous_name":"Sarah","pronoun":"she"}"#
        #expect(
            try UserEventSchema.decode(type: "USER_NAME_CHANGED", version: 1, data: Array(text.utf8))
                == .nameChanged(UserNameChanged(name: "Sara", previousName: "Sarah")))
    }
}
