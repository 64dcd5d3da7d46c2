import JSON

/// Changes to a JSON value that leave it one.
enum ValueMutation {
    /// Somewhere in the value; `others` are where foreign parts come from.
    static func apply(to value: JSONValue, splicing others: [JSONValue], _ random: inout SplitMix64) -> JSONValue {
        switch value {
        case .object(let object) where !object.isEmpty && !random.once(in: 6):
            return .object(changed(object, others, &random))
        case .array(let elements) where !elements.isEmpty && !random.once(in: 6):
            return .array(changed(elements, others, &random))
        default:
            return replacement(of: value, others, &random)
        }
    }

    private static func changed(
        _ object: JSONObject, _ others: [JSONValue], _ random: inout SplitMix64
    ) -> JSONObject {
        var members = object.members
        let index = Int.random(in: members.indices, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: members.remove(at: index)
        case 1: members[index].key = NaughtyValues.name(&random)
        case 2: members.append((NaughtyValues.name(&random), NaughtyValues.any(&random)))
        case 3: members.swapAt(index, Int.random(in: members.indices, using: &random))
        case 4:
            let other = Int.random(in: members.indices, using: &random)
            (members[index].value, members[other].value) = (members[other].value, members[index].value)
        default: members[index].value = apply(to: members[index].value, splicing: others, &random)
        }
        var result = JSONObject()
        for member in members {
            result[member.key] = member.value
        }
        return result
    }

    private static func changed(
        _ elements: [JSONValue], _ others: [JSONValue], _ random: inout SplitMix64
    ) -> [JSONValue] {
        var elements = elements
        let index = Int.random(in: elements.indices, using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0: elements.remove(at: index)
        case 1: elements.insert(elements[index], at: index)
        case 2: elements.append(NaughtyValues.any(&random))
        case 3: elements.swapAt(index, Int.random(in: elements.indices, using: &random))
        default: elements[index] = apply(to: elements[index], splicing: others, &random)
        }
        return elements
    }

    private static func replacement(
        of value: JSONValue, _ others: [JSONValue], _ random: inout SplitMix64
    ) -> JSONValue {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .array([value])
        case 1: return .object(["value": value])
        case 2: return others.randomElement(using: &random) ?? value
        case 3: return nested(value, &random)
        case 4, 5:
            guard case .string(let text) = value else { return NaughtyValues.number(&random) }
            return .string(NaughtyValues.changed(text, &random))
        default: return NaughtyValues.any(&random)
        }
    }

    private static func nested(_ value: JSONValue, _ random: inout SplitMix64) -> JSONValue {
        (0..<Int.random(in: 1...70, using: &random)).reduce(value) { inner, _ in
            random.once(in: 2) ? .array([inner]) : .object(["a": inner])
        }
    }
}
