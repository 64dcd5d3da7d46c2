import ServiceKit

/// What `# HELP` says about the metrics of rooms that know no registry.
enum MetricsHelp {
    static func describe(in metrics: MetricsRegistry) {
        for (name, help) in sentences {
            metrics.describe(name, help)
        }
    }

    private static let sentences = [
        ("rebuild_progress_ratio", "How much of the log the last build has taken."),
        ("read_model_checked_position", "How far the background check's present round has come."),
        ("read_model_differences", "Rows that the present round has found to be other than the log says."),
        ("read_model_differences_total", "Rows found to be other than the log says, by kind."),
        ("read_model_check_cycles_total", "Rounds of the background check, by outcome."),
    ]
}
