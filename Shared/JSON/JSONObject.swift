/// The members of a JSON object in the order they were written, each key once.
///
/// Two objects are equal when they hold the same members in any order.
public struct JSONObject: Sendable {
    public typealias Member = (key: String, value: JSONValue)

    public private(set) var members: [Member]

    public init() {
        members = []
    }

    /// Traps when a key appears twice, as `Dictionary` does: a mistake of the caller, not of the input.
    public init(uniqueKeysWithValues pairs: some Sequence<(String, JSONValue)>) {
        members = pairs.map { (key: $0.0, value: $0.1) }
        precondition(!JSONKeys.containDuplicate(members), "a key appears twice")
    }

    init(unique members: [Member]) {
        self.members = members
    }

    public var keys: [String] {
        members.map(\.key)
    }

    public var count: Int {
        members.count
    }

    public var isEmpty: Bool {
        members.isEmpty
    }

    /// A new key goes to the end; setting nil removes the member.
    public subscript(key: String) -> JSONValue? {
        get {
            index(of: key).map { members[$0].value }
        }
        set {
            switch (index(of: key), newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((key, value))
            case (nil, nil): break
            }
        }
    }

    private func index(of key: String) -> Int? {
        members.firstIndex { JSONKeys.areSame($0.key, key) }
    }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        // Order does not count, so the members' hashes are combined by an operation that has none.
        var combined = 0
        for member in members {
            var one = Hasher()
            one.combine(member.key)
            one.combine(member.value)
            combined ^= one.finalize()
        }
        hasher.combine(combined)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(uniqueKeysWithValues: elements)
    }
}
