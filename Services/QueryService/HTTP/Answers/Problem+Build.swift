internal import HTTPTypes
internal import QueryReadModels
internal import ServiceKit

extension Problem {
    /// 409: nobody can be asked for a replay.
    static let replayNotConfigured = conflict(
        "replay-not-configured", "The service cannot ask for replays.",
        "Start it with command-url and command-token-file: copies of the read models are filled by a replay.")

    init(_ refusal: BuildRefusal) {
        switch refusal {
        case .running:
            self = .conflict(
                "build-running", "A copy of the read models is being built.",
                "Wait until it is finished, or cancel it: DELETE /projections/rebuild.")
        case .notRunning:
            self = .conflict(
                "no-build-running", "No copy of the read models is being built.", "There is nothing to cancel.")
        case .noPreviousCopy:
            self = .conflict(
                "no-previous-copy", "There is no copy to go back to.",
                "One is kept when a rebuild replaces it, until the next rebuild does.")
        case .store(let error):
            self.init(error)
        }
    }

    private static func conflict(_ type: String, _ title: String, _ detail: String) -> Problem {
        Problem(.conflict, type: type, title: title, detail: detail)
    }
}
