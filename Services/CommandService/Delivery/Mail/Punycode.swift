/// The ASCII form of international domain labels (RFC 3492); encoding only.
enum Punycode {
    private static let base = 36
    private static let minimumThreshold = 1
    private static let maximumThreshold = 26
    private static let skew = 38
    private static let damping = 700
    private static let initialBias = 72
    private static let firstNonASCII = 0x80

    /// The label without the prefix `xn--`.
    static func encode(_ label: String) -> String {
        let points = label.unicodeScalars.map { Int($0.value) }
        var output = points.filter { $0 < firstNonASCII }
        let basicCount = output.count
        var handled = basicCount
        if basicCount > 0 { output.append(Int(UInt8(ascii: "-"))) }
        var (threshold, delta, bias) = (firstNonASCII, 0, initialBias)
        while handled < points.count, let next = points.filter({ $0 >= threshold }).min() {
            delta += (next - threshold) * (handled + 1)
            threshold = next
            for point in points {
                if point < threshold { delta += 1 }
                if point == threshold {
                    output += digits(of: delta, bias: bias)
                    bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
                    delta = 0
                    handled += 1
                }
            }
            delta += 1
            threshold += 1
        }
        return String(decoding: output.map { UInt8($0) }, as: UTF8.self)
    }

    /// A number as digits of changing weight, the least significant first.
    private static func digits(of delta: Int, bias: Int) -> [Int] {
        var output: [Int] = []
        var rest = delta
        var weight = base
        while true {
            let limit = min(max(weight - bias, minimumThreshold), maximumThreshold)
            guard rest >= limit else { break }
            output.append(digit(limit + (rest - limit) % (base - limit)))
            rest = (rest - limit) / (base - limit)
            weight += base
        }
        return output + [digit(rest)]
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var rest = isFirst ? delta / damping : delta / 2
        rest += rest / count
        var steps = 0
        while rest > (base - minimumThreshold) * maximumThreshold / 2 {
            rest /= base - minimumThreshold
            steps += base
        }
        return steps + (base - minimumThreshold + 1) * rest / (rest + skew)
    }

    /// `a` to `z`, then `0` to `9`.
    private static func digit(_ value: Int) -> Int {
        value < 26 ? value + Int(UInt8(ascii: "a")) : value - 26 + Int(UInt8(ascii: "0"))
    }
}
