import FoundationEssentials
import JSON
import UserContract

/// Takes attributes out of one event and names the one that does not fit. A null attribute is an absent one
/// (CloudEvents JSON format 1.0.2, section 2.2).
struct AttributeReader {
    let object: JSONObject
    let index: Int?

    func problem(_ name: String, _ text: String) -> CloudEventProblem {
        .attribute(index: index, name: name, text)
    }

    func optionalString(_ name: String) throws(CloudEventProblem) -> String? {
        switch object[name] {
        case nil, .null?: return nil
        case .string(let text)?: return text
        default: throw problem(name, "must be a string")
        }
    }

    func string(_ name: String) throws(CloudEventProblem) -> String {
        guard let text = try optionalString(name) else {
            throw problem(name, "is required")
        }
        return text
    }

    func nonEmptyString(_ name: String) throws(CloudEventProblem) -> String {
        let text = try string(name)
        guard !text.isEmpty else {
            throw problem(name, "must not be empty")
        }
        return text
    }

    func expect(_ name: String, _ expected: String) throws(CloudEventProblem) {
        guard try string(name) == expected else {
            throw problem(name, "must be \"\(expected)\"")
        }
    }

    func uuid(_ name: String) throws(CloudEventProblem) -> UUID {
        guard let id = UUID(text: try string(name)) else {
            throw problem(name, "must be a UUID")
        }
        return id
    }

    func time(_ name: String) throws(CloudEventProblem) -> Timestamp {
        guard let time = Timestamp(rfc3339: try string(name)) else {
            throw problem(name, "must be an RFC 3339 time")
        }
        return time
    }

    /// 20 digits, so that the order of the texts is the order of the positions.
    func position(_ name: String) throws(CloudEventProblem) -> Int64 {
        let text = try string(name)
        let isDecimal = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard text.utf8.count == 20, isDecimal, let position = Int64(text), position > 0 else {
            throw problem(name, "must be a position from 1, in 20 digits")
        }
        return position
    }

    /// A CloudEvents Integer has 32 bits.
    func count(_ name: String) throws(CloudEventProblem) -> Int32 {
        switch object[name] {
        case nil, .null?:
            throw problem(name, "is required")
        case .number(let number)?:
            guard let value = number.int64.flatMap(Int32.init(exactly:)), value > 0 else {
                throw problem(name, "must be an integer from 1 to \(Int32.max)")
            }
            return value
        default:
            throw problem(name, "must be an integer")
        }
    }
}
