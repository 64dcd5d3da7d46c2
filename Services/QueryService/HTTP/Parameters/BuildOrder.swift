internal import JSON
internal import QueryReadModels
internal import ServiceKit

/// The bodies of what orders a build: none, `{}`, or `{"repair": true}` for `/projections/verify`.
enum BuildOrder {
    static func expectNothing(_ body: [UInt8]) throws(Problem) {
        guard body.isEmpty || (try? JSONParser.parse(body))?.object?.isEmpty == true else {
            throw .badRequest("There is nothing to say in a body here: leave it out.")
        }
    }

    static func kind(_ body: [UInt8]) throws(Problem) -> BuildKind {
        guard !body.isEmpty else { return .verify }
        guard let object = (try? JSONParser.parse(body))?.object else {
            throw .badRequest("The body must be a JSON object or absent.")
        }
        var problems: [ParameterProblem] = []
        for name in object.members.map(\.key) where name != "repair" {
            problems.append(ParameterProblem(name, "is not known here"))
        }
        if let repair = object["repair"], repair.bool == nil {
            problems.append(ParameterProblem("repair", "must be true or false"))
        }
        guard problems.isEmpty else { throw .badRequest(problems) }
        return object["repair"]?.bool == true ? .repair : .verify
    }
}
