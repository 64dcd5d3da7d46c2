public import JSON

/// How a param's JSON value becomes a value. Null never arrives here: `ParamReader` has refused it.
public struct ParamType<Value>: Sendable {
    let read: @Sendable (JSONValue) throws(ParamFault) -> Value

    public init(_ read: @escaping @Sendable (JSONValue) throws(ParamFault) -> Value) {
        self.read = read
    }

    /// A narrower type: what this one reads, then `convert`.
    public func map<New>(
        _ convert: @escaping @Sendable (Value) throws(ParamFault) -> New
    ) -> ParamType<New> {
        ParamType<New> { [read] value throws(ParamFault) in
            try convert(read(value))
        }
    }
}

extension ParamType where Value == JSONValue {
    /// Anything but null.
    public static var any: ParamType {
        ParamType { value in value }
    }
}

extension ParamType where Value == String {
    public static var string: ParamType {
        ParamType { value throws(ParamFault) in
            guard let text = value.string else {
                throw ParamFault("must be a string")
            }
            return text
        }
    }
}

extension ParamType where Value == Bool {
    public static var bool: ParamType {
        ParamType { value throws(ParamFault) in
            guard let flag = value.bool else {
                throw ParamFault("must be true or false")
            }
            return flag
        }
    }
}

extension ParamType where Value == Int64 {
    /// An integer however it is written (`1.0` is one), both bounds included.
    public static func integer(in range: ClosedRange<Int64>) -> ParamType {
        ParamType { value throws(ParamFault) in
            guard value.number != nil else {
                throw ParamFault("must be an integer")
            }
            guard let integer = value.integer, range.contains(integer) else {
                let bounds = range.upperBound == .max ? "of at least" : "from"
                let end = range.upperBound == .max ? "" : " to \(range.upperBound)"
                throw ParamFault("must be an integer \(bounds) \(range.lowerBound)\(end)")
            }
            return integer
        }
    }
}

extension ParamType where Value == JSONObject {
    public static var object: ParamType {
        ParamType { value throws(ParamFault) in
            guard let object = value.object else {
                throw ParamFault("must be an object")
            }
            return object
        }
    }
}

extension ParamType {
    /// One of an enumeration's raw values.
    public static func choice(
        of _: Value.Type = Value.self
    ) -> ParamType where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
        ParamType<String>.string.map { text throws(ParamFault) in
            guard let value = Value(rawValue: text) else {
                throw ParamFault("must be one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return value
        }
    }

    /// A list; the first element that does not fit is named by its index.
    public static func list<Element: Sendable>(
        of element: ParamType<Element>
    ) -> ParamType where Value == [Element] {
        ParamType { value throws(ParamFault) in
            guard let values = value.array else {
                throw ParamFault("must be an array")
            }
            var elements: [Element] = []
            elements.reserveCapacity(values.count)
            for (index, value) in values.enumerated() {
                do throws(ParamFault) {
                    elements.append(try element.read(value))
                } catch {
                    throw ParamFault("[\(index)] \(error.problem)")
                }
            }
            return elements
        }
    }
}
