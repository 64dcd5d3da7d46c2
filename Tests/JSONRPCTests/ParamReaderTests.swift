import JSON
import JSONRPC
import Testing

struct ParamReaderTests {
    enum Colour: String, CaseIterable {
        case red, green
    }

    @Test(
        arguments: [
            .byName(["flag": true, "colour": "green", "name": "n"]),
            .byPosition(["n", "green", true]),
        ] as [RPCParams])
    func `reads the same by name and by position`(_ params: RPCParams) throws {
        var reader = ParamReader(params, declared: ["name", "colour", "flag", "extra"])
        let flag = reader.optional("flag", .bool)
        let name = reader.required("name", .string)
        let colour = reader.required("colour", .choice(of: Colour.self))
        let extra = reader.optional("extra", .object)
        let (sureName, sureColour) = try reader.finish(name, colour)
        #expect(sureName == "n")
        #expect(sureColour == .green)
        #expect(flag == true)
        #expect(extra == nil)
    }

    @Test(arguments: [.none, .byName([:]), .byPosition([])] as [RPCParams])
    func `absent is no problem for optional params and one for required`(_ params: RPCParams) throws {
        var reader = ParamReader(params, declared: ["a", "b"])
        #expect(reader.optional("a", .string) == nil)
        try reader.finish()
        #expect(reader.required("b", .string) == nil)
        #expect(throws: RPCError.invalidParams([ParamProblem(param: "b", problem: "is required")])) {
            try reader.finish()
        }
    }

    @Test(arguments: [.byName(["a": nil, "b": nil]), .byPosition([nil, nil])] as [RPCParams])
    func `null is refused, for optional params too`(_ params: RPCParams) {
        var reader = ParamReader(params, declared: ["a", "b"])
        _ = reader.required("a", .any)
        _ = reader.optional("b", .string)
        #expect(reader.problems.map(\.param) == ["a", "b"])
        #expect(reader.problems.allSatisfy { $0.problem == "must not be null" })
    }

    @Test func `each type says what it wants`() {
        func problem<Value>(_ value: JSONValue, _ type: ParamType<Value>) -> String? {
            var reader = ParamReader(.byPosition([value]), declared: ["p"])
            #expect(reader.required("p", type) == nil)
            return reader.problems.first?.problem
        }
        #expect(problem(1, .string) == "must be a string")
        #expect(problem("true", .bool) == "must be true or false")
        #expect(problem([], .object) == "must be an object")
        #expect(problem("1", .integer(in: 1...9)) == "must be an integer")
        #expect(problem(10, .integer(in: 1...9)) == "must be an integer from 1 to 9")
        #expect(problem(-1, .integer(in: 0 ... .max)) == "must be an integer of at least 0")
        #expect(problem("blue", .choice(of: Colour.self)) == "must be one of red, green")
        #expect(problem(7, .choice(of: Colour.self)) == "must be a string")
        #expect(problem("a", .list(of: .string)) == "must be an array")
        #expect(problem(["a", 1], .list(of: .string)) == "[1] must be a string")
        #expect(problem(["a", nil], .list(of: .string)) == "[1] must be a string")
    }

    @Test func `a type can be narrowed`() {
        let even = ParamType<Int64>.integer(in: 0...100).map { number throws(ParamFault) -> Int64 in
            guard number.isMultiple(of: 2) else {
                throw ParamFault("must be even")
            }
            return number / 2
        }
        var reader = ParamReader(.byPosition([8, 7, 101]), declared: ["a", "b", "c"])
        #expect(reader.required("a", even) == 4)
        #expect(reader.required("b", even) == nil)
        #expect(reader.required("c", even) == nil)
        #expect(reader.problems.map(\.problem) == ["must be even", "must be an integer from 0 to 100"])
    }

    @Test func `what only several params show is told with the rest`() {
        var reader = ParamReader(.byName(["at": "x", "zzz": 1]), declared: ["at", "dry_run"])
        _ = reader.optional("at", .string)
        reader.report("at", "is for a dry run only")
        let error = #expect(throws: RPCError.self) { try reader.finish() }
        #expect(
            error
                == .invalidParams([
                    ParamProblem(param: "at", problem: "is for a dry run only"),
                    ParamProblem(param: "zzz", problem: "is not a param of this method"),
                ]))
    }

    @Test func `a flood of unknown params does not flood the answer`() throws {
        let params = JSONObject(uniqueKeysWithValues: (0..<10_000).map { ("p\($0)", 0) })
        let byName = #expect(throws: RPCError.self) { try ParamReader(.byName(params), declared: []).finish() }
        let errors = try #require(byName?.data["errors"]?.array)
        #expect(errors.count == 101)
        #expect(errors.last?["problem"]?.string == "and 9899 more are not params of this method")
        let values = [JSONValue](repeating: 0, count: 10_000)
        let byPosition = #expect(throws: RPCError.self) {
            try ParamReader(.byPosition(values), declared: ["a"]).finish()
        }
        #expect(byPosition?.data["errors"]?.array?.count == 1)
    }

    @Test func `names are exact`() {
        var reader = ParamReader(.byName(["Name": "n"]), declared: ["name"])
        #expect(reader.optional("name", .string) == nil)
        #expect(throws: RPCError.self) { try reader.finish() }
    }
}
