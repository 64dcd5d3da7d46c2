internal import Metrics
internal import QueryProjections
internal import QueryReadModels

/// What an operator watches of the background check.
public struct CheckMetrics: Sendable {
    enum RoundOutcome: String {
        case clean
        case different
        case failed
    }

    /// Tells what each of them means.
    public static func describe(_ tell: (_ name: String, _ help: String) -> Void) {
        tell("read_model_checked_position", "Up to which position the background check has compared in its last round.")
        tell("read_model_differences", "Rows that its last round found to be otherwise than the log says.")
        tell(
            "read_model_differences_total", "Rows that this instance found to be otherwise than the log says, by kind.")
        tell("read_model_check_cycles_total", "Rounds of the background check that this instance ended, by outcome.")
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
