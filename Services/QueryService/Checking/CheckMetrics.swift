internal import Metrics
internal import QueryProjections
internal import QueryReadModels

/// What an operator watches of the background check.
struct CheckMetrics: Sendable {
    enum RoundOutcome: String {
        case clean
        case different
        case failed
    }

    private let position = Gauge(label: "read_model_checked_position")
    private let current = Gauge(label: "read_model_differences")

    func found(_ differences: [ReadModelDifference]) {
        for difference in differences {
            Counter(label: "read_model_differences_total", dimensions: [("kind", difference.kind.rawValue)]).increment()
        }
    }

    func stands(_ round: CheckRound) {
        position.record(round.position)
        current.record(round.differences)
    }

    func ended(_ outcome: RoundOutcome) {
        Counter(label: "read_model_check_cycles_total", dimensions: [("outcome", outcome.rawValue)]).increment()
    }
}
