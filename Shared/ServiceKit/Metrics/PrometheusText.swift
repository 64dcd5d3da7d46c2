/// The text exposition format 0.0.4: metrics grouped by name, each group with `# HELP` and `# TYPE`.
struct PrometheusText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    let help: [String: String]
    private(set) var text = ""

    init(help: [String: String]) {
        self.help = help
    }

    mutating func append(_ metrics: [(key: MetricKey, samples: [MetricSample])], type: String) {
        let groups = Dictionary(grouping: metrics, by: \.key.name)
        for name in groups.keys.sorted() {
            let sentence = help[name] ?? name.split(separator: "_").joined(separator: " ")
            text += "# HELP \(name) \(sentence)\n# TYPE \(name) \(type)\n"
            for metric in groups[name, default: []].sorted(by: { $0.key.labels < $1.key.labels }) {
                for sample in metric.samples {
                    let labels = [metric.key.labels, sample.label ?? ""].filter { !$0.isEmpty }.joined(separator: ",")
                    text += name + sample.suffix + (labels.isEmpty ? "" : "{\(labels)}")
                    text += " \(Self.number(sample.value))\n"
                }
            }
        }
    }

    static func number(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 {
            return String(Int64(value))
        }
        if value.isInfinite {
            return value > 0 ? "+Inf" : "-Inf"
        }
        return value.isNaN ? "NaN" : String(value)
    }
}
