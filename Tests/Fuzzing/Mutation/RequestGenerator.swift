import JSON

/// Endless bodies for `POST /rpc`, made from good ones. The same seed and seeds give the same bodies.
public struct RequestGenerator: Sendable {
    private let bodies: [[UInt8]]
    /// Those of `bodies` that are JSON, calls of batches by themselves.
    private let values: [JSONValue]
    private var random: SplitMix64

    public init(bodies: [[UInt8]], seed: UInt64) {
        self.bodies = bodies
        values = bodies.compactMap { try? JSONParser.parse($0) }.flatMap { $0.array ?? [$0] }
        random = SplitMix64(seed: seed)
    }

    public mutating func next() -> [UInt8] {
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2: return damaged(body())
        case 3...7: return written(call())
        case 8: return damaged(written(call()))
        default: return batch()
        }
    }

    private mutating func body() -> [UInt8] {
        bodies.randomElement(using: &random) ?? []
    }

    private mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            ByteMutation.apply(to: &bytes, splicing: body(), &random)
        }
        return bytes
    }

    private mutating func call() -> JSONValue {
        var call = values.randomElement(using: &random) ?? .null
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            call = ValueMutation.apply(to: call, splicing: values, &random)
        }
        return call
    }

    /// Mostly short; now and then one call around the limit of calls.
    private mutating func batch() -> [UInt8] {
        guard random.once(in: 100) else {
            return written(.array((0..<Int.random(in: 0...8, using: &random)).map { _ in call() }))
        }
        let one = written(call())
        let calls = Array(repeating: one, count: Int.random(in: 999...1_001, using: &random))
        return Array("[".utf8) + calls.joined(separator: Array(",".utf8)) + Array("]".utf8)
    }

    private mutating func written(_ value: JSONValue) -> [UInt8] {
        var writer = UnevenWriter(&random)
        writer.write(value, &random)
        return writer.bytes
    }
}
