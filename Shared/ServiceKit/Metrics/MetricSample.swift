/// One line of a metric: an optional suffix of its name, an optional further label, the value.
struct MetricSample: Sendable, Hashable {
    let suffix: String
    let label: String?
    let value: Double

    static func plain(_ value: Double) -> MetricSample {
        MetricSample(suffix: "", label: nil, value: value)
    }
}
